/** Notes and coins of currencies, largest first, as decimal texts. */
const KNOWN: Record<string, string> = {
  EUR: '500 200 100 50 20 10 5 2 1 0.50 0.20 0.10 0.05 0.02 0.01',
  USD: '100 50 20 10 5 2 1 0.50 0.25 0.10 0.05 0.01',
  GBP: '50 20 10 5 2 1 0.50 0.20 0.10 0.05 0.02 0.01',
  UAH: '1000 500 200 100 50 20 10 5 2 1 0.50 0.10',
  PLN: '500 200 100 50 20 10 5 2 1 0.50 0.20 0.10 0.05 0.02 0.01',
  CHF: '1000 200 100 50 20 10 5 2 1 0.50 0.20 0.10 0.05',
  CZK: '5000 2000 1000 500 200 100 50 20 10 5 2 1',
  HUF: '20000 10000 5000 2000 1000 500 200 100 50 20 10 5',
  JPY: '10000 5000 2000 1000 500 100 50 10 5 1',
}

/** What a currency comes in; 1, 2, 5 and their tens where it is not known. Pure. */
export function denominationsOf(currency: string, decimals: number): string[] {
  const known = KNOWN[currency]?.split(' ')
  const all = known ?? usual(decimals)
  return all.map((one) => written(one, decimals))
}

function usual(decimals: number) {
  const notes = [1000, 500, 200, 100, 50, 20, 10, 5, 2, 1].map(String)
  return decimals < 2 ? notes : [...notes, '0.50', '0.20', '0.10', '0.05', '0.02', '0.01']
}

function written(value: string, decimals: number) {
  const [whole, fraction = ''] = value.split('.')
  return decimals === 0 ? whole : `${whole}.${fraction.padEnd(decimals, '0')}`
}
