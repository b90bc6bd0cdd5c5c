import type { AccountType, Purpose } from '../ledger/account_types.js'

export const CHART_IDS = ['generic', 'us', 'gb', 'de', 'fr', 'pl', 'ua'] as const
export type ChartId = (typeof CHART_IDS)[number]

/** A chart of accounts as it is written down: one account a line, indented beneath the heading it belongs to. */
export interface ChartSource {
  /** The country in small letters, or `generic`. */
  id: ChartId
  /** Goes up with every change; companies are offered what is new. */
  edition: number
  /** The languages of the first and the second name of each account. */
  languages: readonly [string, string]
  /** `code | name | name in the other language | type | purpose`; a `*` behind the type: its lines are matched. */
  accounts: string
  /** Accounts that had another code in an edition before: the code now, and what they are known by (taxes too). */
  renumbered?: Record<string, string>
}

/** One account of a chart, or a heading. */
export interface ChartAccount {
  /** What a company's account is known by, whatever it is renamed to: `de:3806`. */
  key: string
  code: string
  name: string
  otherName: string | null
  /** Of a heading: that of the first account beneath it. */
  type: AccountType
  parentKey: string | null
  isGroup: boolean
  reconciles: boolean
  usedFor: Purpose | null
}

const INDENT = 2

/** The accounts of a chart, headings before what is beneath them. */
export function chartAccounts(source: ChartSource): ChartAccount[] {
  const accounts: ChartAccount[] = []
  const above: ChartAccount[] = []
  for (const line of source.accounts.split('\n').filter((one) => one.trim() !== '')) {
    const depth = (line.length - line.trimStart().length) / INDENT
    const account = readLine(source, line)
    account.parentKey = above[depth - 1]?.key ?? null
    above.splice(depth, above.length, account)
    accounts.push(account)
  }
  for (const group of accounts.filter((one) => one.isGroup)) {
    group.type = typeBeneath(accounts, group)
  }
  return accounts
}

function readLine({ id, renumbered }: ChartSource, line: string): ChartAccount {
  const [code, name, otherName = '', type = '', purpose = ''] = line
    .split('|')
    .map((one) => one.trim())
  return {
    key: renumbered?.[code] ?? `${id}:${code}`,
    code,
    name,
    otherName: otherName || null,
    type: type.replace('*', '') as AccountType,
    parentKey: null,
    isGroup: type === '',
    reconciles: type.endsWith('*') || type === 'receivable' || type === 'payable',
    usedFor: (purpose || null) as Purpose | null,
  }
}

function typeBeneath(accounts: ChartAccount[], group: ChartAccount): AccountType {
  const child = accounts.find((one) => one.parentKey === group.key)
  if (!child) throw new Error(`nothing beneath the heading ${group.key}`)
  return child.isGroup ? typeBeneath(accounts, child) : child.type
}

/** The accounts with the name people of this language read first. National charts keep their own. */
export function namedFor(source: ChartSource, language: string): ChartAccount[] {
  const accounts = chartAccounts(source)
  if (source.id !== 'generic' || source.languages[1] !== language) return accounts
  return accounts.map((one) => ({ ...one, name: one.otherName ?? one.name, otherName: one.name }))
}
