import { send } from 'kontor/ui'
import { ref } from 'vue'
import { useProgress } from '~/exchange/use_progress'
import type { Mapping } from '~/exchange/types'

/** Starts an import and follows its progress until it ends. */
export function useImport(base: string) {
  const { progress, follow } = useProgress()
  const isBusy = ref(false)

  async function run(file: File, mapping: Mapping, isDryRun: boolean, sheet?: string) {
    isBusy.value = true
    progress.value = null
    try {
      const form = new FormData()
      form.set('file', file)
      form.set('mapping', JSON.stringify(mapping))
      form.set('dry_run', String(isDryRun))
      if (sheet !== undefined) form.set('sheet', sheet)
      const { id } = await send<{ id: number }>('POST', `${base}/import`, form)
      await follow(id)
    } finally {
      isBusy.value = false
    }
  }

  return { progress, isBusy, run, follow }
}
