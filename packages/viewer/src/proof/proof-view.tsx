const ProofView = () => <p>proof</p>
export default ProofView
