import { runsOf } from '../runs_of.js'

export default runsOf('recurring_invoice_id')
