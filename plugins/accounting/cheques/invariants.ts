import type { Invariant } from 'kontor/plugin'

interface StockRow {
  id: number
  name: string
  first_number: number
  next_number: number
  found: number
}

interface ChequeRow {
  id: number
  number: string
}

/** Every number a stock gave is one cheque, printed or voided; none is missing. */
export const chequesFollow: Invariant = {
  name: 'accounting.cheques_follow',
  async check(ctx) {
    const stocks = await ctx.rows<StockRow>(
      'SELECT `s`.`id`, `s`.`name`, `s`.`first_number`, `s`.`next_number`, COUNT(`c`.`id`) AS `found` ' +
        'FROM `accounting_cheque_stocks` `s` LEFT JOIN `accounting_cheques` `c` ON `c`.`stock_id` = `s`.`id` ' +
        'AND `c`.`serial` >= `s`.`first_number` AND `c`.`serial` < `s`.`next_number` ' +
        'WHERE `s`.`company_id` = ? GROUP BY `s`.`id`, `s`.`name`, `s`.`first_number`, `s`.`next_number`',
      [ctx.company.id]
    )
    return stocks
      .filter((one) => Number(one.found) !== Number(one.next_number) - Number(one.first_number))
      .map((one) => ({
        text: `${one.name}: ${one.found} cheques for ${Number(one.next_number) - Number(one.first_number)} numbers`,
        model: 'accounting.cheque_stock',
        id: Number(one.id),
      }))
  },
}

/** A cheque that was not voided is of a posted payment, and says its amount. */
export const chequesPay: Invariant = {
  name: 'accounting.cheques_pay',
  async check(ctx) {
    const wrong = await ctx.rows<ChequeRow>(
      'SELECT `c`.`id`, `c`.`number` FROM `accounting_cheques` `c` ' +
        'LEFT JOIN `accounting_payments` `p` ON `p`.`id` = `c`.`payment_id` ' +
        "WHERE `c`.`company_id` = ? AND `c`.`state` <> 'voided' " +
        "AND (`p`.`id` IS NULL OR `p`.`state` <> 'posted' OR `p`.`amount` <> `c`.`amount` " +
        'OR `p`.`currency` <> `c`.`currency`)',
      [ctx.company.id]
    )
    return wrong.map((one) => ({
      text: `Cheque ${one.number} does not say what its payment says`,
      model: 'accounting.cheque',
      id: Number(one.id),
    }))
  },
}
