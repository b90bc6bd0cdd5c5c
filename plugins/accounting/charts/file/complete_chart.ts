import type { AccountKind, AccountType } from '../../ledger/account_types.js'
import { kindIn, typeFor } from './account_type.js'
import { type FileRow, type Node, treeOf } from './tree.js'

/** A row with everything an account needs. */
export interface CompleteRow {
  number: number
  code: string
  name: string
  type: AccountType
  /** The code of the heading; what the file said where there is none such. */
  parentCode: string
  isGroup: boolean
}

const LONGEST_CODE = 20

/**
 * Completes a chart from another program: codes for accounts without one (1.02 is the second beneath 1), a code of
 * their own for headings that share one, kinds and types from the heading or from what is beneath, headings before
 * what is beneath them. Throws E_CHART_CIRCLE.
 */
export function completeChart(rows: FileRow[]): CompleteRow[] {
  const nodes = treeOf(rows)
  const codes = givenCodes(nodes)
  const roots = nodes.filter((one) => !one.parent)
  const types = new Map<Node, AccountType>()
  const complete: CompleteRow[] = []
  const visit = (siblings: Node[], heading: Node | null) => {
    nameCodes(siblings, heading && codes.get(heading)!, codes)
    for (const node of siblings) {
      types.set(
        node,
        typeFor(kindFor(node, nodes), node.row, heading ? types.get(heading) : undefined)
      )
      complete.push({
        number: node.row.number,
        code: codes.get(node)!,
        name: node.row.name || codes.get(node)!,
        type: types.get(node)!,
        parentCode: heading ? codes.get(heading)! : node.row.parent,
        isGroup: node.row.isGroup || node.children.length > 0,
      })
      visit(node.children, node)
    }
  }
  visit(roots, null)
  return complete
}

/** The codes of the file; of two accounts of different names with the same code the second gets one of its own. */
function givenCodes(nodes: Node[]) {
  const codes = new Map<Node, string>()
  const taken = new Map<string, string>()
  for (const node of nodes) {
    const { code, name } = node.row
    if (code === '') continue
    let own = code
    for (let count = 2; taken.has(own) && taken.get(own) !== name; count++) own = `${code}-${count}`
    taken.set(own, name)
    codes.set(node, own)
  }
  return codes
}

/** Numbers siblings that have no code by their place beneath the heading. */
function nameCodes(siblings: Node[], heading: string | null, codes: Map<Node, string>) {
  const taken = new Set(codes.values())
  let place = 0
  for (const node of siblings.filter((one) => !codes.has(one))) {
    let code: string
    do {
      place++
      code = heading === null ? String(place) : `${heading}.${String(place).padStart(2, '0')}`
      if (code.length > LONGEST_CODE) code = `R${node.row.number}`
    } while (taken.has(code))
    codes.set(node, code)
  }
}

/** Its own kind, else that of what is beneath it, of what it stands beneath, of the row before. */
function kindFor(node: Node, nodes: Node[]): AccountKind {
  const own = beneath(node) ?? above(node)
  if (own) return own
  const before = nodes.slice(0, nodes.indexOf(node)).reverse()
  return before.map((one) => kindIn(one.row.type)).find(Boolean) ?? 'asset'
}

function beneath(node: Node): AccountKind | undefined {
  const own = kindIn(node.row.type)
  if (own) return own
  for (const child of node.children) {
    const kind = beneath(child)
    if (kind) return kind
  }
  return undefined
}

function above(node: Node): AccountKind | undefined {
  if (!node.parent) return undefined
  return kindIn(node.parent.row.type) ?? above(node.parent)
}
