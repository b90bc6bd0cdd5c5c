import type { PrintLanguage } from '../../../documents/print/printed_document.js'

/** The words of a statement of account, in the language of whom it is for. */
export interface LetterLabels {
  title: string
  /** With {from} and {to}. */
  period: string
  date: string
  document: string
  text: string
  due: string
  debit: string
  credit: string
  balance: string
  /** With {date}. */
  opening: string
  turnover: string
  /** With {date}. */
  closing: string
  /** With {currency}. */
  open: string
  days: string
  amount: string
  total: string
  overdue: string
  /** With {date}, {debtor}, {creditor} and {amount}. */
  owes: string
  /** With {date} and {currency}. */
  even: string
  nothing: string
  /** With {name}; where such a letter is signed by both. */
  signature?: string
}

export const LETTER_LABELS: Record<PrintLanguage, LetterLabels> = {
  en: {
    title: 'Statement of account',
    period: '{from} to {to}',
    date: 'Date',
    document: 'Document',
    text: 'Description',
    due: 'Due',
    debit: 'Debit',
    credit: 'Credit',
    balance: 'Balance',
    opening: 'Brought forward, before {date}',
    turnover: 'Total of these days',
    closing: 'Balance on {date}',
    open: 'Open items in {currency}',
    days: 'Days overdue',
    amount: 'Open',
    total: 'Total open',
    overdue: 'Of this overdue',
    owes: 'On {date} {debtor} owes {creditor} {amount}.',
    even: 'On {date} nothing is owed in {currency}.',
    nothing: 'Nothing was booked in these days, and nothing is open.',
  },
  uk: {
    title: 'Акт звірки взаємних розрахунків',
    period: 'за період {from} – {to}',
    date: 'Дата',
    document: 'Документ',
    text: 'Зміст',
    due: 'Строк сплати',
    debit: 'Дебет',
    credit: 'Кредит',
    balance: 'Сальдо',
    opening: 'Сальдо на початок, до {date}',
    turnover: 'Обороти за період',
    closing: 'Сальдо на {date}',
    open: 'Несплачені документи, {currency}',
    days: 'Днів прострочення',
    amount: 'Несплачено',
    total: 'Усього несплачено',
    overdue: 'З них прострочено',
    owes: 'Станом на {date} заборгованість {debtor} перед {creditor} становить {amount}.',
    even: 'Станом на {date} заборгованості у валюті {currency} немає.',
    nothing: 'За цей період операцій не було, заборгованості немає.',
    signature: 'Від {name}',
  },
  de: {
    title: 'Kontoauszug',
    period: '{from} bis {to}',
    date: 'Datum',
    document: 'Beleg',
    text: 'Text',
    due: 'Fällig',
    debit: 'Soll',
    credit: 'Haben',
    balance: 'Saldo',
    opening: 'Saldovortrag vor dem {date}',
    turnover: 'Umsätze des Zeitraums',
    closing: 'Saldo am {date}',
    open: 'Offene Posten in {currency}',
    days: 'Tage überfällig',
    amount: 'Offen',
    total: 'Offen gesamt',
    overdue: 'Davon überfällig',
    owes: 'Am {date} schuldet {debtor} {creditor} {amount}.',
    even: 'Am {date} ist in {currency} nichts geschuldet.',
    nothing: 'In diesem Zeitraum wurde nichts gebucht, und nichts ist offen.',
  },
  fr: {
    title: 'Relevé de compte',
    period: 'du {from} au {to}',
    date: 'Date',
    document: 'Pièce',
    text: 'Libellé',
    due: 'Échéance',
    debit: 'Débit',
    credit: 'Crédit',
    balance: 'Solde',
    opening: 'Report à nouveau, avant le {date}',
    turnover: 'Mouvements de la période',
    closing: 'Solde au {date}',
    open: 'Postes ouverts en {currency}',
    days: 'Jours de retard',
    amount: 'Reste dû',
    total: 'Total dû',
    overdue: 'Dont échu',
    owes: 'Au {date}, {debtor} doit {amount} à {creditor}.',
    even: 'Au {date}, rien n’est dû en {currency}.',
    nothing: 'Aucun mouvement pendant cette période, et rien n’est dû.',
  },
  pl: {
    title: 'Zestawienie rozrachunków',
    period: 'od {from} do {to}',
    date: 'Data',
    document: 'Dokument',
    text: 'Opis',
    due: 'Termin płatności',
    debit: 'Winien',
    credit: 'Ma',
    balance: 'Saldo',
    opening: 'Saldo początkowe, przed {date}',
    turnover: 'Obroty okresu',
    closing: 'Saldo na dzień {date}',
    open: 'Pozycje nierozliczone w {currency}',
    days: 'Dni po terminie',
    amount: 'Do zapłaty',
    total: 'Razem nierozliczone',
    overdue: 'W tym po terminie',
    owes: 'Na dzień {date} {debtor} jest winien {creditor} {amount}.',
    even: 'Na dzień {date} nie ma zobowiązań w {currency}.',
    nothing: 'W tym okresie nie było obrotów i nic nie pozostaje do zapłaty.',
  },
}
