import { defineOperation, Refusal } from 'kontor/plugin'
import type StockOperation from '../models/operation.js'

/** Gives a draft up; nothing moved and no number was used. */
export default defineOperation<StockOperation>({
  name: 'inventory.operation.cancel',
  on: 'inventory.operation',
  place: 'overflow',
  icon: 'i-lucide-ban',
  when: (record) => record.state === 'draft',
  run(_, operation) {
    if (!operation.isDraft) throw new Refusal('E_NOT_DRAFT', { state: operation.state })
    operation.state = 'cancelled'
    return operation
  },
})
