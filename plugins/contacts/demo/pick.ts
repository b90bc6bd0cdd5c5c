/** The nth of a list that begins anew at its end: the same demo on every machine. */
export const at = <T>(list: readonly T[], n: number) => list[n % list.length]

/** A number of so many digits. */
export const digits = (n: number, length: number) => String(n % 10 ** length).padStart(length, '0')

/** A name as it stands in an e-mail address. */
export const mailName = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/[^a-zA-Z]/g, '')
    .toLowerCase()
