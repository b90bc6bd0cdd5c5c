/**
 * Eight colours for light and for dark grounds, in pairs. Each stands out from its ground by 3 to 1 at least, and
 * from the others also for people who see no red, no green or no blue; spec output_colours measures both.
 */
export const COLOURS = [
  { light: '#236773', dark: '#7cbac4' },
  { light: '#ee6622', dark: '#eeaa33' },
  { light: '#220099', dark: '#bb77ff' },
  { light: '#6699aa', dark: '#558844' },
  { light: '#551100', dark: '#ffee33' },
  { light: '#9922ff', dark: '#9900ee' },
  { light: '#aa3300', dark: '#bb2299' },
  { light: '#000044', dark: '#11ffee' },
] as const

export const PAPER = { light: '#ffffff', dark: '#0f172a' } as const

/** The colour of a series, for light grounds; its class turns it where the ground is dark. */
export function colourOf(at: number) {
  const place = at % COLOURS.length
  return { fill: COLOURS[place].light, class: `s${place + 1}` }
}

/** The colour of a text that stands on a series' colour. */
export function inkOn(at: number) {
  const place = at % COLOURS.length
  return { fill: readable(COLOURS[place].light), class: `on${place + 1}` }
}

/** How bright a colour is, 0 to 1, as WCAG counts it. */
export function luminance(colour: string) {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function readable(ground: string) {
  return luminance(ground) > 0.18 ? '#000000' : '#ffffff'
}

/** The same drawing on dark ground, where the reader has one. */
export const STYLE = [
  '.ink{fill:#e2e8f0}.strong{fill:#f8fafc}.paper{fill:#0f172a}.grid{stroke:#334155}.axis{stroke:#94a3b8}.edge{stroke:#0f172a}',
  ...COLOURS.map(
    ({ dark }, at) =>
      `.s${at + 1}{fill:${dark}}.s${at + 1}-line{stroke:${dark}}.on${at + 1}{fill:${readable(dark)}}`
  ),
].join('')

type Sign = (x: number, y: number, size: number) => string

const polygon = (points: number[][]) => `M${points.map((one) => one.join(' ')).join('L')}Z`
const circle: Sign = (x, y, r) =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`
const square: Sign = (x, y, r) =>
  polygon([
    [x - r, y - r],
    [x + r, y - r],
    [x + r, y + r],
    [x - r, y + r],
  ])
const triangle: Sign = (x, y, r) =>
  polygon([
    [x, y - r],
    [x + r, y + r],
    [x - r, y + r],
  ])
const diamond: Sign = (x, y, r) =>
  polygon([
    [x, y - r - 1],
    [x + r + 1, y],
    [x, y + r + 1],
    [x - r - 1, y],
  ])

/** Signs that tell series apart without any colour. */
export const SHAPES: readonly Sign[] = [circle, square, triangle, diamond]
