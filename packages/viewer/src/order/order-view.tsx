const OrderView = () => <p>order</p>
export default OrderView
