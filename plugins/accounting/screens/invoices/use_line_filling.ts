import { send, useShared } from 'kontor/ui'
import { watch } from 'vue'

type Values = Record<string, unknown>
type Edit = (key: string, change: (lines: Values[]) => void) => void

interface Proposal {
  text: string | null
  price: string | null
  unit_id: number | null
  supply: string | null
  tax_id: number | null
  account_id: number | null
}

/**
 * Picking a product fills in text, price, unit, tax and account; a line begun without one gets the usual tax. What
 * somebody typed is left as it is. Who says that a new line is about goods or a service, or books it elsewhere, gets the
 * tax for that, unless the tax was typed.
 */
export function useLineFilling(values: Values, edit: Edit) {
  const { company } = useShared()
  /** What was filled in by itself, so that another product may replace it. */
  const filled = new WeakMap<Values, Values>()
  /** What is being asked: pasted lines ask the same at once, and the server answers the same question one at a time. */
  const asked = new Map<string, Promise<Proposal | undefined>>()

  /** For which choices of a line its tax was proposed. */
  const told = new WeakMap<Values, string>()

  /** The product of each line, 0 for one that is begun without, nothing for an empty one. */
  const products = () =>
    ((values.lines as Values[] | undefined) ?? []).map(
      (line) => Number(line.product_id) || (line.text || line.price ? 0 : null)
    )

  async function propose(line: Values): Promise<Proposal | undefined> {
    const data = Object.fromEntries(
      Object.entries({
        kind: values.kind ?? 'invoice',
        party_id: values.party_id,
        ...line,
        on_date: values.on_date,
        currency: values.currency,
      }).filter(([, value]) => value)
    )
    const key = JSON.stringify(data)
    const answer = asked.get(key) ?? ask(data)
    asked.set(key, answer)
    return answer.finally(() => asked.delete(key))
  }

  async function ask(data: Values) {
    try {
      const body = { company_id: company.value?.id, data }
      return await send<Proposal>('POST', '/accounting/invoices/propose-line', body)
    } catch {
      // Nothing is proposed then: the line is typed by hand, and saving fills in what is left open.
      return undefined
    }
  }

  async function fill(line: Values, productId: number) {
    const proposal = await propose({ product_id: productId, account_id: ownOf(line, 'account_id') })
    if (!proposal || (Number(line.product_id) || 0) !== productId) return
    const before = filled.get(line) ?? {}
    const changes = Object.fromEntries(
      Object.entries({ quantity: '1', ...proposal }).filter(
        ([key, value]) => value !== null && isOpen(line[key], before[key])
      )
    )
    filled.set(line, changes)
    edit('lines', () => Object.assign(line, changes))
    told.set(line, choicesOf(line))
  }

  /** What somebody chose himself, where it is not what was filled in. */
  const ownOf = (line: Values, key: string) => {
    const before = filled.get(line)?.[key]
    return line[key] === before ? null : line[key]
  }

  async function choose(line: Values) {
    const before = filled.get(line)
    const choices = choicesOf(line)
    if (!before || told.get(line) === choices || !isOpen(line.tax_id, before.tax_id)) return
    told.set(line, choices)
    const { product_id, account_id } = line
    const proposal = await propose({ product_id, account_id, supply: ownOf(line, 'supply') })
    if (!proposal || choicesOf(line) !== choices) return
    const supply = ownOf(line, 'supply') ? {} : { supply: proposal.supply }
    const changes = { ...supply, tax_id: proposal.tax_id }
    filled.set(line, { ...before, ...changes })
    edit('lines', () => Object.assign(line, changes))
    told.set(line, choicesOf(line))
  }

  watch(
    () => ((values.lines as Values[] | undefined) ?? []).map(choicesOf),
    (now, before) => {
      const lines = values.lines as Values[]
      if (now.length !== before.length) return
      now.forEach((choices, at) => {
        if (choices !== before[at] && !lines[at].id) void choose(lines[at])
      })
    }
  )

  watch(products, (now, before) => {
    const lines = values.lines as Values[]
    now.forEach((product, at) => {
      const isNew = product !== null && product !== before[at] && !lines[at].id
      if (isNew && now.length >= before.length) {
        void fill(lines[at], product)
      }
    })
  })
}

/** Nobody typed it: it is empty, or what was filled in for the product before. */
function isOpen(value: unknown, before: unknown) {
  return value === undefined || value === null || value === '' || value === before
}

const choicesOf = ({ supply, account_id }: Values) => `${supply ?? ''} ${account_id ?? ''}`
