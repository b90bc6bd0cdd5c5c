/** Forms of companies, which people leave out or spell differently. */
const LEGAL_FORMS = new Set(
  (
    'ab ag aps as asa bv co company corp corporation doo dd eg ek eu gbr gmbh inc incorporated kft kg ' +
    'kgaa limited llc llp ltd ltda mbh nv ohg oy oyj plc pte pty sa sarl sas sca scs sia sl spa sp sro ' +
    'srl ug und zoo тов тзов пп ат прат пат фоп ооо зао оао ип'
  ).split(' ')
)

/** "First Last", with what there is of it. */
export function personName(first: string | null | undefined, last: string | null | undefined) {
  return [first, last]
    .map((part) => part?.trim())
    .filter(Boolean)
    .join(' ')
}

/**
 * What two spellings of one name have in common: no case, accents, punctuation or legal form, words
 * in alphabetical order. "ACME Gmbh & Co. KG" and "Acme" are the same, so are "Anders, Maria" and
 * "Maria Anders".
 */
export function nameKey(name: string) {
  const words = plainWords(name)
  const telling = words.filter((word) => !LEGAL_FORMS.has(word))
  return (telling.length > 0 ? telling : words).sort().join(' ').slice(0, 255)
}

function plainWords(name: string) {
  return name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/(?<=\p{L})\.(?=\p{L})/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}
