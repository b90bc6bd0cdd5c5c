import type { TaxTemplate } from '../../tax/template.js'

/** Ukraine: value-added tax with the rows of the VAT return; column A is the base, column Б the tax. */
export const ua: TaxTemplate = {
  id: 'ua',
  country: 'UA',
  boxes: `
    # І. Податкові зобов’язання
    1.1А | Операції, що оподатковуються за ставкою 20 %: обсяг | Supplies at 20 %: base | | unit
    1.1Б | Операції, що оподатковуються за ставкою 20 %: ПДВ | Supplies at 20 %: VAT | | unit
    1.2А | Операції, що оподатковуються за ставкою 7 %: обсяг | Supplies at 7 %: base | | unit
    1.2Б | Операції, що оподатковуються за ставкою 7 %: ПДВ | Supplies at 7 %: VAT | | unit
    1.3А | Операції, що оподатковуються за ставкою 14 %: обсяг | Supplies at 14 %: base | | unit
    1.3Б | Операції, що оподатковуються за ставкою 14 %: ПДВ | Supplies at 14 %: VAT | | unit
    2А | Операції з вивезення товарів за межі митної території (0 %) | Exports (0 %) | | unit
    3А | Інші операції за нульовою ставкою | Other supplies at 0 % | | unit
    5А | Операції, що не є об’єктом оподаткування або звільнені | Supplies outside the scope or exempt | | unit
    6А | Послуги, отримані від нерезидента: обсяг | Services from non-residents: base | | unit
    6Б | Послуги, отримані від нерезидента: ПДВ | Services from non-residents: VAT | | unit
    9Б | Усього податкових зобов’язань | Total output VAT | [1.1Б] + [1.2Б] + [1.3Б] + [6Б] | unit
    # ІІ. Податковий кредит
    10.1А | Придбання за основною ставкою 20 %: обсяг | Purchases at 20 %: base | | unit
    10.1Б | Придбання за основною ставкою 20 %: ПДВ | Purchases at 20 %: VAT | | unit
    10.2А | Придбання за ставкою 7 %: обсяг | Purchases at 7 %: base | | unit
    10.2Б | Придбання за ставкою 7 %: ПДВ | Purchases at 7 %: VAT | | unit
    10.3А | Придбання за ставкою 14 %: обсяг | Purchases at 14 %: base | | unit
    10.3Б | Придбання за ставкою 14 %: ПДВ | Purchases at 14 %: VAT | | unit
    10.4А | Придбання без ПДВ | Purchases without VAT | | unit
    11.1А | Ввезені товари, 20 %: обсяг | Imported goods, 20 %: base | | unit
    11.1Б | Ввезені товари, 20 %: ПДВ | Imported goods, 20 %: VAT | | unit
    13А | Послуги від нерезидента: обсяг | Services from non-residents: base | | unit
    13Б | Послуги від нерезидента: ПДВ | Services from non-residents: VAT | | unit
    17Б | Усього податкового кредиту | Total input VAT | [10.1Б] + [10.2Б] + [10.3Б] + [11.1Б] + [13Б] | unit
    # ІІІ. Розрахунки за звітний період
    18 | Позитивне значення різниці (до сплати) | VAT to pay | positive([9Б] - [17Б]) | unit
    19 | Від’ємне значення різниці | Excess of input VAT | positive([17Б] - [9Б]) | unit
  `,
  taxes: `
    П20 | ПДВ 20 % | VAT 20 % | sale 20 S | base > 1.1А, tax 6412 > 1.1Б
    П14 | ПДВ 14 % | VAT 14 % | sale 14 S | base > 1.3А, tax 6412 > 1.3Б
    П7 | ПДВ 7 % | VAT 7 % | sale 7 S | base > 1.2А, tax 6412 > 1.2Б
    П0 | ПДВ 0 % | VAT 0 % | sale 0 Z | base > 3А
    П20К | ПДВ 20 % за касовим методом | VAT 20 % on payment | sale 20 S payment | base > 1.1А, tax 6412 > 1.1Б
    ПЕКС | Експорт, ПДВ 0 % | Export | sale 0 G | base > 2А | Вивезення за межі митної території України
    ПЗВ | Без ПДВ (звільнено) | Exempt | sale 0 E | base > 5А | Звільнено від ПДВ згідно зі статтею 197 ПКУ
    ПНО | Не є об’єктом ПДВ | Outside the scope | sale 0 O | base > 5А | Не є об’єктом оподаткування згідно зі статтею 196 ПКУ
    ППМУ | Послуги за межами України | Services outside Ukraine | sale 0 O | base > 5А | Місце постачання послуг — за межами митної території України (п. 186.3 ст. 186 ПКУ)
    К20 | Податковий кредит 20 % | Input VAT 20 % | purchase 20 S | base > 10.1А, tax 6412 > 10.1Б
    К14 | Податковий кредит 14 % | Input VAT 14 % | purchase 14 S | base > 10.3А, tax 6412 > 10.3Б
    К7 | Податковий кредит 7 % | Input VAT 7 % | purchase 7 S | base > 10.2А, tax 6412 > 10.2Б
    К0 | Придбання без ПДВ | Purchase without VAT | purchase 0 Z | base > 10.4А
    К20К | Податковий кредит 20 % за касовим методом | Input VAT 20 % on payment | purchase 20 S payment | base > 10.1А, tax 6412 > 10.1Б
    КНР20 | Послуги нерезидента 20 % | Services from a non-resident 20 % | purchase 20 AE | base > 6А, base > 13А, tax 6412 > 13Б, owed 6412 > 6Б
    КІМП | ПДВ на митниці (сума з декларації) | Import VAT (amount of the declaration) | purchase 100 | tax 6412 > 11.1Б, tax -100%
  `,
  rules: `
    Експорт | Export | sale | abroad goods | * > ПЕКС
    Послуги нерезиденту (п. 186.3 ПКУ) | Service to a non-resident | sale | abroad service | * > ППМУ
    Імпорт товарів: ПДВ за митною декларацією | Import of goods: VAT by the customs declaration | purchase | abroad goods | К20 > none
    Послуги від нерезидента (п. 208.2 ПКУ) | Services from a non-resident | purchase | abroad service | К20 > КНР20
  `,
}
