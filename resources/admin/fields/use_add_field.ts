import { useShared } from '~/shared'
import type { ModelDescription } from '~/records/types'

const PATH = '/kernel/custom-fields'

/** The way to a new field of a model's records, and back to the screen one came from once it is saved. */
export function useAddField(model: () => ModelDescription) {
  const { page } = useShared()

  const address = () =>
    `${PATH}/new?${new URLSearchParams({ model: model().name, back: page.url })}`

  return { mayAdd: () => model().takesFields, address }
}

/** Where a saved field leads back to: a screen of ours, whatever the address says. */
export function screenBefore(url: string): string | null {
  const back = new URLSearchParams(url.split('?')[1]).get('back')
  return back && /^\/(?![/\\])/.test(back) ? back : null
}
