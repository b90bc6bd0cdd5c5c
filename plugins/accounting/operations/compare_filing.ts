import { defineOperation, reference } from 'kontor/plugin'
import TaxFiling from '../models/tax_filing.js'
import { needAllOf } from '../statements/sees_amounts.js'
import { sinceFiled } from '../tax/filings/since_filed.js'

/** Each box of a filed return beside what it comes to today; nothing of a withdrawn one, whose days are filed anew. */
export default defineOperation<never, { filing_id: number }>({
  name: 'accounting.tax_filing.compare',
  right: 'accounting.tax_filing.read',
  reads: true,
  input: { filing_id: reference('accounting.tax_filing', { required: true }) },
  async run(ctx, _none, { filing_id: id }) {
    needAllOf(ctx, 'accounting.tax_mark')
    const filing = await TaxFiling.findOrFail(ctx, id)
    return { boxes: filing.state === 'filed' ? await sinceFiled(ctx, filing) : [] }
  },
})
