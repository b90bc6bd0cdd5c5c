import type { Context } from 'kontor/plugin'
import type { Why } from './answer.js'
import { whyAccount } from './account.js'
import { whyAged } from './aged.js'
import { whyBox } from './box.js'
import { whyChange } from './change.js'
import type { Figure } from './figure.js'
import { whyInvoice } from './invoice.js'
import { whyRefiled } from './refiled.js'
import { whyRow } from './row.js'
import { whyTrialTotal } from './trial_total.js'

/** Why a figure is what it is, as far as the caller may see it. */
export function explain(ctx: Context, figure: Figure): Promise<Why> {
  switch (figure.of) {
    case 'row':
      return whyRow(ctx, figure)
    case 'account':
      return whyAccount(ctx, figure)
    case 'aged':
      return whyAged(ctx, figure)
    case 'change':
      return whyChange(ctx, figure)
    case 'trial_total':
      return whyTrialTotal(ctx, figure)
    case 'box':
      return whyBox(ctx, figure)
    case 'refiled':
      return whyRefiled(ctx, figure)
    case 'invoice':
      return whyInvoice(ctx, figure)
  }
}

export type Of<Kind extends Figure['of']> = Extract<Figure, { of: Kind }>
