import type { PrintLanguage } from './printed_document.js'

/** The words of a printed document: more languages than the admin speaks, so they stand here and not in its texts. */
export interface Labels {
  invoice: string
  credit_note: string
  bill: string
  bill_credit: string
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
  tax: string
  amount: string
  net: string
  total: string
  inWords: string
  taxBase: string
  taxes: string
  payment: string
  /** With {date} and {amount}. */
  instalment: string
  early: string
  account: string
  /** With {page} and {pages}. */
  page: string
}

export const LABELS: Record<PrintLanguage, Labels> = {
  en: {
    invoice: 'Invoice',
    credit_note: 'Credit note',
    bill: 'Bill',
    bill_credit: 'Credit note of a supplier',
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
    tax: 'Tax',
    amount: 'Amount',
    net: 'Net',
    total: 'Total',
    inWords: 'In words',
    taxBase: 'Tax base',
    taxes: 'Taxes',
    payment: 'Payment',
    instalment: '{amount} by {date}',
    early: 'Pay by {date} and keep {amount}.',
    account: 'Please pay to',
    page: 'Page {page} of {pages}',
  },
  uk: {
    invoice: 'Рахунок-фактура',
    credit_note: 'Кредит-нота',
    bill: 'Рахунок постачальника',
    bill_credit: 'Кредит-нота постачальника',
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
    tax: 'Податок',
    amount: 'Сума',
    net: 'Без податку',
    total: 'Разом',
    inWords: 'Сума прописом',
    taxBase: 'База податку',
    taxes: 'Податки',
    payment: 'Оплата',
    instalment: '{amount} до {date}',
    early: 'Сплатіть до {date} і залиште собі {amount}.',
    account: 'Просимо сплатити на',
    page: 'Сторінка {page} з {pages}',
  },
  de: {
    invoice: 'Rechnung',
    credit_note: 'Gutschrift',
    bill: 'Eingangsrechnung',
    bill_credit: 'Gutschrift des Lieferanten',
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
    tax: 'Steuer',
    amount: 'Betrag',
    net: 'Netto',
    total: 'Gesamtbetrag',
    inWords: 'In Worten',
    taxBase: 'Bemessungsgrundlage',
    taxes: 'Steuern',
    payment: 'Zahlung',
    instalment: '{amount} bis {date}',
    early: 'Bei Zahlung bis {date} können Sie {amount} Skonto abziehen.',
    account: 'Bitte zahlen Sie auf',
    page: 'Seite {page} von {pages}',
  },
  fr: {
    invoice: 'Facture',
    credit_note: 'Avoir',
    bill: 'Facture fournisseur',
    bill_credit: 'Avoir fournisseur',
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
    tax: 'Taxe',
    amount: 'Montant',
    net: 'Total HT',
    total: 'Total TTC',
    inWords: 'En toutes lettres',
    taxBase: 'Base HT',
    taxes: 'Taxes',
    payment: 'Règlement',
    instalment: '{amount} au {date}',
    early: 'Escompte de {amount} pour un règlement avant le {date}.',
    account: 'À régler sur',
    page: 'Page {page} sur {pages}',
  },
  pl: {
    invoice: 'Faktura',
    credit_note: 'Faktura korygująca',
    bill: 'Faktura zakupu',
    bill_credit: 'Faktura korygująca dostawcy',
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
    tax: 'Podatek',
    amount: 'Wartość',
    net: 'Netto',
    total: 'Do zapłaty',
    inWords: 'Słownie',
    taxBase: 'Podstawa opodatkowania',
    taxes: 'Podatki',
    payment: 'Płatność',
    instalment: '{amount} do {date}',
    early: 'Przy płatności do {date} mogą Państwo odliczyć {amount}.',
    account: 'Prosimy o wpłatę na',
    page: 'Strona {page} z {pages}',
  },
}

/** A label with its values in place. */
export function filled(label: string, values: Record<string, string | number>) {
  return label.replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ''))
}
