import { defineOperation, json } from 'kontor/plugin'
import { explain } from '../statements/why/explain.js'
import { readFigure } from '../statements/why/figure.js'

/** Why is this number what it is: what it is made of, and the postings and documents behind it. */
export default defineOperation<never, { figure: unknown }>({
  name: 'accounting.entry.explain',
  right: 'accounting.entry.read',
  reads: true,
  input: { figure: json({ required: true }) },
  run: (ctx, _, { figure }) => explain(ctx, readFigure(figure)),
})
