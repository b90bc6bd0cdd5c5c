import { onBeforeUnmount, ref } from 'vue'

const CARD = 64

/** The height of a row in this density, in pixels, and whether rows are cards because the window is narrow. */
export function useRowHeight() {
  const narrow = matchMedia('(max-width: 639px)')
  const isNarrow = ref(narrow.matches)
  const rowHeight = ref(measure())

  function measure() {
    if (narrow.matches) return CARD
    const style = getComputedStyle(document.documentElement)
    const value = style.getPropertyValue('--row-height').trim()
    const rem = value.endsWith('rem') ? Number.parseFloat(style.fontSize) : 1
    return Math.round(Number.parseFloat(value || '36') * rem)
  }

  function refresh() {
    isNarrow.value = narrow.matches
    rowHeight.value = measure()
  }

  const density = new MutationObserver(refresh)
  density.observe(document.documentElement, { attributes: true, attributeFilter: ['data-density'] })
  narrow.addEventListener('change', refresh)
  onBeforeUnmount(() => {
    density.disconnect()
    narrow.removeEventListener('change', refresh)
  })
  return { rowHeight, isNarrow }
}
