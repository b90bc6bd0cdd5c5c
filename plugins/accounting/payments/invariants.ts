import type { Breach, Context, Invariant } from 'kontor/plugin'
import { AMOUNT, brokenRows, IS_REVERSED } from '../ledger/broken_rows.js'

const MODEL = 'accounting.open_item'

/** Every line on a receivable or payable account has its open item, which says the same; and no item is without one. */
export const itemsAreLines: Invariant = {
  name: 'accounting.items_are_lines',
  check: async (ctx) => [...(await linesWithout(ctx)), ...(await itemsWithout(ctx))],
}

const linesWithout = (ctx: Context) =>
  brokenRows(ctx, {
    model: 'accounting.entry',
    text: (number) => `${number}: what a party owes by it is not what its open items say`,
    sql:
      'SELECT DISTINCT `e`.`id`, `e`.`number` AS `name` FROM `accounting_accounts` `a` ' +
      'JOIN `accounting_entry_lines` `l` ON `l`.`account_id` = `a`.`id` ' +
      'JOIN `accounting_entries` `e` ON `e`.`id` = `l`.`entry_id` ' +
      'LEFT JOIN `accounting_open_items` `i` ON `i`.`entry_line_id` = `l`.`id` ' +
      "WHERE `a`.`company_id` = ? AND `a`.`type` IN ('receivable', 'payable') AND `l`.`is_posted` = 1 AND (" +
      "(`e`.`kind` = 'exchange') <> (`i`.`id` IS NULL) OR `i`.`company_id` <> `l`.`company_id` " +
      'OR `i`.`entry_id` <> `l`.`entry_id` OR `i`.`account_id` <> `l`.`account_id` OR `i`.`party_id` <> `l`.`party_id` ' +
      'OR `i`.`on_date` <> `l`.`on_date` OR `i`.`due_on` <> COALESCE(`l`.`due_on`, `l`.`on_date`) ' +
      'OR `i`.`currency` <> COALESCE(`l`.`foreign_currency`, `l`.`currency`) OR `i`.`company_currency` <> `l`.`currency` ' +
      `OR \`i\`.\`company_amount\` <> ${AMOUNT} OR \`i\`.\`amount\` <> COALESCE(\`l\`.\`foreign_amount\`, ${AMOUNT}))`,
    bindings: [ctx.company.id],
  })

const itemsWithout = (ctx: Context) =>
  brokenRows(ctx, {
    model: MODEL,
    text: (name) => `open item ${name}: no posted line on an account of parties stands behind it`,
    sql:
      'SELECT `i`.`id`, CAST(`i`.`id` AS CHAR) AS `name` FROM `accounting_open_items` `i` ' +
      'LEFT JOIN `accounting_entry_lines` `l` ON `l`.`id` = `i`.`entry_line_id` ' +
      'LEFT JOIN `accounting_accounts` `a` ON `a`.`id` = `l`.`account_id` ' +
      "WHERE `i`.`company_id` = ? AND (`l`.`id` IS NULL OR `l`.`is_posted` <> 1 OR `a`.`type` NOT IN ('receivable', 'payable'))",
    bindings: [ctx.company.id],
  })

/** What matches have taken of each item that is not undone, with its sign. */
const CLOSED =
  'SELECT `item_id`, SUM(`amount`) AS `amount`, SUM(`company_amount`) AS `company_amount` FROM (' +
  'SELECT `debit_item_id` AS `item_id`, `debit_amount` AS `amount`, `debit_company_amount` AS `company_amount` ' +
  'FROM `accounting_matches` WHERE `company_id` = ? AND `undone_at` IS NULL UNION ALL ' +
  'SELECT `credit_item_id`, -`credit_amount`, -`credit_company_amount` ' +
  'FROM `accounting_matches` WHERE `company_id` = ? AND `undone_at` IS NULL) `taken` GROUP BY `item_id`'

/** Nothing is left of more than there was, nor of the other sign. */
const isBeyond = (open: string, amount: string) =>
  `(\`i\`.\`${open}\` > 0 AND \`i\`.\`${open}\` > \`i\`.\`${amount}\`) OR (\`i\`.\`${open}\` < 0 AND \`i\`.\`${open}\` < \`i\`.\`${amount}\`)`

/** What is open of an item is its amount less what matches took of it, in its own and in the company's currency. */
export const itemsAreOpen: Invariant = {
  name: 'accounting.items_are_open',
  check: (ctx) =>
    brokenRows(ctx, {
      model: MODEL,
      text: (number) => `${number}: what is open of it is not what its matches left`,
      sql:
        'SELECT `i`.`id`, `e`.`number` AS `name` FROM `accounting_open_items` `i` ' +
        'LEFT JOIN `accounting_entries` `e` ON `e`.`id` = `i`.`entry_id` ' +
        `LEFT JOIN (${CLOSED}) \`c\` ON \`c\`.\`item_id\` = \`i\`.\`id\` WHERE \`i\`.\`company_id\` = ? AND (` +
        '`i`.`open` <> `i`.`amount` - COALESCE(`c`.`amount`, 0) ' +
        'OR `i`.`company_open` <> `i`.`company_amount` - COALESCE(`c`.`company_amount`, 0) ' +
        'OR (`i`.`is_open` = 1) <> (`i`.`open` <> 0 OR `i`.`company_open` <> 0) ' +
        `OR ${isBeyond('open', 'amount')} OR ${isBeyond('company_open', 'company_amount')})`,
      bindings: [ctx.company.id, ctx.company.id, ctx.company.id],
    }),
}

/** What the rates made of a match, as its entry booked it on the party's account. */
const BOOKED =
  `(SELECT SUM(${AMOUNT}) FROM \`accounting_entry_lines\` \`l\` WHERE \`l\`.\`entry_id\` = \`e\`.\`id\` ` +
  'AND `l`.`account_id` = `d`.`account_id` AND `l`.`party_id` = `d`.`party_id`)'

/** A match is between a debit and a credit of one party on one account; what the rates made of it is booked, once. */
export const matchesHold: Invariant = {
  name: 'accounting.matches_hold',
  check: async (ctx) => [...(await wrongMatches(ctx)), ...(await strayDifferences(ctx))],
}

const wrongMatches = (ctx: Context): Promise<Breach[]> =>
  brokenRows(ctx, {
    model: 'accounting.match',
    text: (name) => `match ${name}: its items, its amounts and its entry of exchange do not agree`,
    sql:
      'SELECT `m`.`id`, CAST(`m`.`id` AS CHAR) AS `name` FROM `accounting_matches` `m` ' +
      'LEFT JOIN `accounting_open_items` `d` ON `d`.`id` = `m`.`debit_item_id` ' +
      'LEFT JOIN `accounting_open_items` `c` ON `c`.`id` = `m`.`credit_item_id` ' +
      'LEFT JOIN `accounting_entries` `e` ON `e`.`id` = `m`.`exchange_entry_id` ' +
      'WHERE `m`.`company_id` = ? AND (`d`.`id` IS NULL OR `c`.`id` IS NULL OR `d`.`id` = `c`.`id` ' +
      'OR `d`.`company_id` <> `m`.`company_id` OR `c`.`company_id` <> `m`.`company_id` ' +
      'OR `d`.`party_id` <> `c`.`party_id` OR `d`.`account_id` <> `c`.`account_id` ' +
      'OR `d`.`company_amount` < 0 OR `c`.`company_amount` > 0 ' +
      'OR `m`.`debit_currency` <> `d`.`currency` OR `m`.`credit_currency` <> `c`.`currency` ' +
      'OR `m`.`debit_amount` < 0 OR `m`.`credit_amount` < 0 ' +
      'OR `m`.`debit_company_amount` < 0 OR `m`.`credit_company_amount` < 0 ' +
      'OR (`m`.`debit_currency` = `m`.`credit_currency` AND `m`.`debit_amount` <> `m`.`credit_amount`) ' +
      'OR (`m`.`exchange_entry_id` IS NULL) <> (`m`.`debit_company_amount` = `m`.`credit_company_amount`) ' +
      "OR (`m`.`exchange_entry_id` IS NOT NULL AND (`e`.`id` IS NULL OR `e`.`kind` <> 'exchange' OR `e`.`state` <> 'posted' " +
      `OR (\`m\`.\`undone_at\` IS NULL) = ${IS_REVERSED} ` +
      `OR COALESCE(${BOOKED}, 0) <> \`m\`.\`credit_company_amount\` - \`m\`.\`debit_company_amount\`)))`,
    bindings: [ctx.company.id],
  })

const strayDifferences = (ctx: Context): Promise<Breach[]> =>
  brokenRows(ctx, {
    model: 'accounting.entry',
    text: (number) => `${number}: a difference of exchange that belongs to no match, or to several`,
    sql:
      'SELECT `e`.`id`, `e`.`number` AS `name` FROM `accounting_entries` `e` ' +
      'LEFT JOIN `accounting_matches` `m` ON `m`.`exchange_entry_id` = `e`.`id` ' +
      "WHERE `e`.`company_id` = ? AND `e`.`state` = 'posted' AND `e`.`kind` = 'exchange' " +
      "AND `e`.`source_model` = 'accounting.open_item' " +
      'AND `e`.`reverses_id` IS NULL GROUP BY `e`.`id`, `e`.`number` HAVING COUNT(`m`.`id`) <> 1',
    bindings: [ctx.company.id],
  })

/** All open items of a party on an account together are what the ledger says of it. */
export const partiesAgree: Invariant = {
  name: 'accounting.parties_agree',
  check: (ctx) =>
    brokenRows(ctx, {
      model: 'contacts.party',
      text: (name) => `${name}: the account and the open items do not come to the same`,
      sql:
        'SELECT `s`.`party_id` AS `id`, MAX(`p`.`name`) AS `name` FROM (' +
        `SELECT \`l\`.\`account_id\`, \`l\`.\`party_id\`, ${AMOUNT} AS \`amount\` FROM \`accounting_accounts\` \`t\` ` +
        'JOIN `accounting_entry_lines` `l` ON `l`.`account_id` = `t`.`id` ' +
        "WHERE `t`.`company_id` = ? AND `t`.`type` IN ('receivable', 'payable') AND `l`.`is_posted` = 1 UNION ALL " +
        'SELECT `account_id`, `party_id`, -`company_open` FROM `accounting_open_items` WHERE `company_id` = ?) `s` ' +
        'LEFT JOIN `contacts_parties` `p` ON `p`.`id` = `s`.`party_id` ' +
        'GROUP BY `s`.`account_id`, `s`.`party_id` HAVING SUM(`s`.`amount`) <> 0',
      bindings: [ctx.company.id, ctx.company.id],
    }),
}
