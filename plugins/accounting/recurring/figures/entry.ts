import { runsOf } from '../runs_of.js'

export default runsOf('recurring_entry_id')
