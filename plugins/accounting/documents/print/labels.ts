import type { PrintLanguage } from './printed_document.js'

/** The words of a printed document: more languages than the admin speaks, so they stand here and not in its texts. */
export interface Labels {
  invoice: string
  credit_note: string
  bill: string
  bill_credit: string
  advance_request: string
  draft: string
  number: string
  date: string
  due: string
  reference: string
  refunds: string
  taxNumber: string
  text: string
  quantity: string
  price: string
  discount: string
  /** How much of a line is asked for in advance. */
  share: string
  tax: string
  amount: string
  net: string
  total: string
  inWords: string
  taxBase: string
  /** With {number} and {date}. */
  deduction: string
  /** What is left once advances are deducted. */
  payable: string
  taxes: string
  payment: string
  /** With {date} and {amount}. */
  instalment: string
  early: string
  account: string
  /** What stands on every advance request. */
  beforehand: string
  /** With {page} and {pages}. */
  page: string
}

export const LABELS: Record<PrintLanguage, Labels> = {
  en: {
    invoice: 'Invoice',
    credit_note: 'Credit note',
    bill: 'Bill',
    bill_credit: 'Credit note of a supplier',
    advance_request: 'Advance payment request',
    draft: 'Draft',
    number: 'Number',
    date: 'Date',
    due: 'Due',
    reference: 'Your reference',
    refunds: 'For invoice',
    taxNumber: 'VAT no.',
    text: 'Description',
    quantity: 'Quantity',
    price: 'Price',
    discount: 'Discount',
    share: 'In advance',
    tax: 'Tax',
    amount: 'Amount',
    net: 'Net',
    total: 'Total',
    inWords: 'In words',
    taxBase: 'Tax base',
    deduction: 'Less advance payment {number} of {date}',
    payable: 'Amount due',
    taxes: 'Taxes',
    payment: 'Payment',
    instalment: '{amount} by {date}',
    early: 'Pay by {date} and keep {amount}.',
    account: 'Please pay to',
    beforehand:
      'You pay before delivery. The invoice follows and deducts what you paid; this request is no tax invoice.',
    page: 'Page {page} of {pages}',
  },
  uk: {
    invoice: 'Рахунок-фактура',
    credit_note: 'Кредит-нота',
    bill: 'Рахунок постачальника',
    bill_credit: 'Кредит-нота постачальника',
    advance_request: 'Рахунок на передоплату',
    draft: 'Чернетка',
    number: 'Номер',
    date: 'Дата',
    due: 'Сплатити до',
    reference: 'Ваш номер',
    refunds: 'До рахунку',
    taxNumber: 'ІПН',
    text: 'Опис',
    quantity: 'Кількість',
    price: 'Ціна',
    discount: 'Знижка',
    share: 'Передоплата',
    tax: 'Податок',
    amount: 'Сума',
    net: 'Без податку',
    total: 'Разом',
    inWords: 'Сума прописом',
    taxBase: 'База податку',
    deduction: 'Зараховано аванс {number} від {date}',
    payable: 'Залишок до сплати',
    taxes: 'Податки',
    payment: 'Оплата',
    instalment: '{amount} до {date}',
    early: 'За оплати до {date} діє знижка {amount}.',
    account: 'Просимо сплатити на',
    beforehand:
      'Оплата до постачання. Остаточний рахунок врахує сплачене; цей рахунок не є податковим документом.',
    page: 'Сторінка {page} з {pages}',
  },
  de: {
    invoice: 'Rechnung',
    credit_note: 'Gutschrift',
    bill: 'Eingangsrechnung',
    bill_credit: 'Gutschrift des Lieferanten',
    advance_request: 'Anzahlungsrechnung',
    draft: 'Entwurf',
    number: 'Nummer',
    date: 'Datum',
    due: 'Fällig am',
    reference: 'Ihr Zeichen',
    refunds: 'Zur Rechnung',
    taxNumber: 'USt-IdNr.',
    text: 'Bezeichnung',
    quantity: 'Menge',
    price: 'Preis',
    discount: 'Rabatt',
    share: 'Anzahlung',
    tax: 'Steuer',
    amount: 'Betrag',
    net: 'Netto',
    total: 'Gesamtbetrag',
    inWords: 'In Worten',
    taxBase: 'Bemessungsgrundlage',
    deduction: 'Abzüglich Anzahlung {number} vom {date}',
    payable: 'Zahlbetrag',
    taxes: 'Steuern',
    payment: 'Zahlung',
    instalment: '{amount} bis {date}',
    early: 'Bei Zahlung bis {date} können Sie {amount} Skonto abziehen.',
    account: 'Bitte zahlen Sie auf',
    beforehand:
      'Die Leistung steht noch aus. Die Schlussrechnung folgt und zieht Ihre Anzahlung und die darauf entfallende Steuer ab.',
    page: 'Seite {page} von {pages}',
  },
  fr: {
    invoice: 'Facture',
    credit_note: 'Avoir',
    bill: 'Facture fournisseur',
    bill_credit: 'Avoir fournisseur',
    advance_request: 'Facture d’acompte',
    draft: 'Brouillon',
    number: 'Numéro',
    date: 'Date',
    due: 'Échéance',
    reference: 'Votre référence',
    refunds: 'Sur facture',
    taxNumber: 'N° TVA',
    text: 'Désignation',
    quantity: 'Quantité',
    price: 'Prix',
    discount: 'Remise',
    share: 'Acompte',
    tax: 'Taxe',
    amount: 'Montant',
    net: 'Total HT',
    total: 'Total TTC',
    inWords: 'En toutes lettres',
    taxBase: 'Base HT',
    deduction: 'Acompte {number} du {date} déduit',
    payable: 'Net à payer',
    taxes: 'Taxes',
    payment: 'Règlement',
    instalment: '{amount} au {date}',
    early: 'Escompte de {amount} pour un règlement avant le {date}.',
    account: 'À régler sur',
    beforehand:
      'Acompte à verser avant la livraison. La facture définitive suivra et déduira l’acompte et la taxe correspondante.',
    page: 'Page {page} sur {pages}',
  },
  pl: {
    invoice: 'Faktura',
    credit_note: 'Faktura korygująca',
    bill: 'Faktura zakupu',
    bill_credit: 'Faktura korygująca dostawcy',
    advance_request: 'Faktura proforma',
    draft: 'Szkic',
    number: 'Numer',
    date: 'Data',
    due: 'Termin płatności',
    reference: 'Numer zamówienia',
    refunds: 'Do faktury',
    taxNumber: 'NIP',
    text: 'Nazwa',
    quantity: 'Ilość',
    price: 'Cena',
    discount: 'Rabat',
    share: 'Zaliczka',
    tax: 'Podatek',
    amount: 'Wartość',
    net: 'Netto',
    total: 'Do zapłaty',
    inWords: 'Słownie',
    taxBase: 'Podstawa opodatkowania',
    deduction: 'Pomniejszono o zaliczkę {number} z dnia {date}',
    payable: 'Pozostaje do zapłaty',
    taxes: 'Podatki',
    payment: 'Płatność',
    instalment: '{amount} do {date}',
    early: 'Przy płatności do {date} mogą Państwo odliczyć {amount}.',
    account: 'Prosimy o wpłatę na',
    beforehand:
      'Płatność przed dostawą. Faktura końcowa pomniejszy należność o wpłaconą zaliczkę; faktura proforma nie jest fakturą VAT.',
    page: 'Strona {page} z {pages}',
  },
}

/** A label with its values in place. */
export function filled(label: string, values: Record<string, string | number>) {
  return label.replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ''))
}
