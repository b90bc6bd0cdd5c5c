/** How Ukrainian letters are written in Latin ones (resolution 55 of 2010, within words). */
const LATIN: Record<string, string> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'h',
  ґ: 'g',
  д: 'd',
  е: 'e',
  є: 'ie',
  ж: 'zh',
  з: 'z',
  и: 'y',
  і: 'i',
  ї: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ь: '',
  ю: 'iu',
  я: 'ia',
}

/** The name for programs a label suggests: "Розмір коробки" → "rozmir_korobky". */
export function keyOfLabel(label: string) {
  const latin = Array.from(label.toLowerCase(), (letter) => LATIN[letter] ?? letter).join('')
  const plain = latin.normalize('NFD').replace(/[\u0300-\u036F’'ʼ]/g, '')
  const words = plain.replace(/[^a-z0-9]+/g, '_').replace(/^[_0-9]+|_+$/g, '')
  return words.slice(0, 60).replace(/_+$/, '')
}
