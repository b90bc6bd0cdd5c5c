import { amounts } from '#kernel/fields/formula/functions/amounts'
import { dates } from '#kernel/fields/formula/functions/dates'
import { emptiness } from '#kernel/fields/formula/functions/emptiness'
import type { FormulaFunction } from '#kernel/fields/formula/functions/formula_function'
import { numbers } from '#kernel/fields/formula/functions/numbers'
import { texts } from '#kernel/fields/formula/functions/texts'

/** Every function by its name; a name that is not here is no function. */
export const functions: ReadonlyMap<string, FormulaFunction> = new Map(
  Object.entries({ ...numbers, ...amounts, ...dates, ...texts, ...emptiness })
)
