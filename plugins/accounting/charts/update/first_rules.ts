import type { TaxTemplate } from '../../tax/template.js'
import type { ChartId } from '../chart.js'
import { ruleItems } from './items.js'
import type { Item } from './three_way.js'

/**
 * The rules companies were given before their chart noted them, none of which asked for goods or services: what was
 * changed since is told from them.
 */
const GIVEN: Partial<Record<ChartId, string>> = {
  gb: `
    Export |  | sale | abroad | S20 > SEXP
    Export, 5 % |  | sale | abroad | S5 > SEXP
    Import with postponed VAT |  | purchase | abroad | P20 > PIVA20
  `,
  de: `
    Lieferung an Unternehmer in der EU | Supply to an EU business | sale | eu business | U19 > UIGL
    Lieferung an Unternehmer in der EU, 7 % | Supply to an EU business, 7 % | sale | eu business | U7 > UIGL
    Ausfuhr | Export | sale | outside_eu | U19 > UEXP
    Ausfuhr, 7 % | Export, 7 % | sale | outside_eu | U7 > UEXP
    Erwerb aus der EU | Acquisition from the EU | purchase | eu | V19 > VIGE19
    Erwerb aus der EU, 7 % | Acquisition from the EU, 7 % | purchase | eu | V7 > VIGE7
    Einfuhr | Import | purchase | outside_eu | V19 > V0
    Einfuhr, 7 % | Import, 7 % | purchase | outside_eu | V7 > V0
  `,
  fr: `
    Livraison à un assujetti de l’UE | Supply to an EU business | sale | eu business | * > CINTRA
    Exportation | Export | sale | outside_eu | * > CEXP
    Acquisition dans l’UE | Acquisition from the EU | purchase | eu | D20 > DINTRA20
    Importation | Import | purchase | outside_eu | * > D0
  `,
  pl: `
    Dostawa dla podatnika z UE | Supply to an EU business | sale | eu business | * > SWDT
    Eksport | Export | sale | outside_eu | * > SEXP
    Nabycie z UE | Acquisition from the EU | purchase | eu | Z23 > ZWNT23
    Import | Import | purchase | outside_eu | Z23 > ZIT23
  `,
  ua: `
    Експорт | Export | sale | abroad | * > ПЕКС
    Послуги від нерезидента | Services from a non-resident | purchase | abroad | К20 > КНР20
  `,
}

/** The rules a chart's editions gave before they were noted with it. */
export function firstRules(template: TaxTemplate, isSwapped: boolean): Item[] {
  const rules = GIVEN[template.id] ?? template.rules
  return ruleItems({ ...template, rules }, isSwapped)
}
