import { test } from 'kontor/testing'
import { COLOURS, inkOn, luminance, PAPER } from '#kernel/reports/output/chart/palette'

/** How colours are seen, as matrices over light: Machado, Oliveira and Fernandes 2009, each sense missing wholly. */
const EYES = {
  'all colours': [1, 0, 0, 0, 1, 0, 0, 0, 1],
  'no red': [
    0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998,
  ],
  'no green': [
    0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881,
  ],
  'no blue': [
    1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039,
  ],
}
/** What is clearly another colour in a legend, in OKLab; 0.02 is just to be noticed. */
const APART = 0.12

function light(colour: string) {
  return [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
}

function seen(colour: string, eyes: number[]) {
  const parts = light(colour)
  const [r, g, b] = [0, 3, 6].map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        parts.reduce((sum, part, at) => sum + part * eyes[row + at], 0)
      )
    )
  )
  const [l, m, s] = [
    0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b,
    0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b,
    0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b,
  ].map(Math.cbrt)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

function contrast(one: string, other: string) {
  const [dark, bright] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (bright + 0.05) / (dark + 0.05)
}

test.group('The colours of charts', () => {
  for (const ground of ['light', 'dark'] as const) {
    test(`stand out from ${ground} ground by 3 to 1`, ({ assert }) => {
      for (const colour of COLOURS) assert.isAtLeast(contrast(colour[ground], PAPER[ground]), 3)
    })

    for (const [name, eyes] of Object.entries(EYES)) {
      test(`are told apart on ${ground} ground by who sees ${name}`, ({ assert }) => {
        for (const [at, one] of COLOURS.entries()) {
          for (const other of COLOURS.slice(at + 1)) {
            const [a, b] = [seen(one[ground], eyes), seen(other[ground], eyes)]
            const apart = Math.hypot(...a.map((part, axis) => part - b[axis]))
            assert.isAtLeast(apart, APART, `${one[ground]} ${other[ground]}`)
          }
        }
      })
    }
  }

  test('carry texts that are read at 4.5 to 1', ({ assert }) => {
    for (const [at, { light: colour }] of COLOURS.entries()) {
      assert.isAtLeast(contrast(inkOn(at).fill, colour), 4.5)
    }
  })
})
