const YearsView = () => <p>years</p>
export default YearsView
