import { inject, provide, type ComputedRef, type InjectionKey } from 'vue'
import type { Definition } from './definition/definition'
import type { Complaints } from './definition/places'
import type { Fields } from './use_fields'
import type { Preview } from './use_preview'

/** What every part of the editor works with. */
export interface Editor {
  definition: ComputedRef<Definition>
  change: (next: Definition, about?: string) => void
  fields: Fields
  preview: Preview
  complaints: ComputedRef<Complaints>
}

const EDITOR: InjectionKey<Editor> = Symbol('report editor')

export const provideEditor = (editor: Editor) => provide(EDITOR, editor)

/** The editor a part stands in. */
export const useEditor = () => inject(EDITOR)!
