import type { RecordModel } from 'kontor/plugin'
import { choice, defineOperation, integer, text } from 'kontor/plugin'
import type { Entry } from '../duplicates/clues.js'
import { findDuplicates } from '../duplicates/find.js'

/** Shows who may already be there while a party is being entered. */
export default defineOperation<RecordModel, Entry>({
  name: 'contacts.party.find_duplicates',
  right: 'contacts.party.read',
  reads: true,
  input: {
    name: text(),
    first_name: text(),
    last_name: text(),
    email: text(),
    phone: text(),
    tax_number: text(),
    country: choice({ of: 'country' }),
    except_id: integer(),
  },
  run: (ctx, _none, entry) => findDuplicates(ctx, entry),
})
