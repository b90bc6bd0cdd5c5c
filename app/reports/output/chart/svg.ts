import { escapeMarkup } from '#kernel/reports/output/escape'

type Attributes = Record<string, string | number | undefined>

/** An element of a drawing; what stands in it is already written, texts by `words`. */
export function element(name: string, attributes: Attributes, ...inside: string[]) {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeMarkup(short(value!))}"`)
    .join('')
  return inside.length > 0
    ? `<${name}${written}>${inside.join('')}</${name}>`
    : `<${name}${written}/>`
}

/** A piece of text at a place. */
export function words(text: string, x: number, y: number, more: Attributes = {}) {
  return element('text', { x, y, class: 'ink', fill: INK, ...more }, escapeMarkup(text))
}

/** What is said of a mark when the pointer rests on it, and by screen readers. */
export function named(text: string) {
  return element('title', {}, escapeMarkup(text))
}

/** How texts are coloured where nothing else says so. */
export const INK = '#334155'
/** Lines behind the marks. */
export const FAINT = '#cbd5e1'

/** A hundredth of a point is finer than any screen. */
function short(value: string | number) {
  return typeof value === 'number' ? String(Math.round(value * 100) / 100) : value
}

const NARROW = /[ .,:;'|!iljtfr()[\]\u00a0\u202f-]/
const WIDE = /[mwMWшщжюЮЖШЩ@%]|\p{Lu}/u
const EAST = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60]/

/** About how wide a text is at a size, without a font at hand; rather too wide than too narrow. */
export function textWidth(text: string, size: number) {
  let width = 0
  for (const letter of text) {
    width += EAST.test(letter) ? 1 : NARROW.test(letter) ? 0.33 : WIDE.test(letter) ? 0.74 : 0.6
  }
  return width * size
}

/** A text cut so that it fits, with a sign that it was. */
export function fitted(text: string, size: number, width: number) {
  if (textWidth(text, size) <= width) return text
  const letters = [...text]
  while (letters.length > 1 && textWidth(`${letters.join('')}…`, size) > width) letters.pop()
  return `${letters.join('').trimEnd()}…`
}
