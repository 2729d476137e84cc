const FindView = () => <p>find</p>
export default FindView
