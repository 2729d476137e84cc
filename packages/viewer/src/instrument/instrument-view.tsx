const InstrumentView = () => <p>instrument</p>
export default InstrumentView
