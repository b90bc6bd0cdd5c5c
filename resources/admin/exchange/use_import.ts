import { send } from '~/records/send'
import { onBeforeUnmount, ref } from 'vue'
import type { ImportProgress, Mapping } from '~/exchange/types'

const PAUSE = 500

/** Starts an import and follows its progress until it ends. */
export function useImport(base: string) {
  const progress = ref<ImportProgress | null>(null)
  const isBusy = ref(false)
  let isGone = false
  onBeforeUnmount(() => (isGone = true))

  async function run(file: File, mapping: Mapping, isDryRun: boolean) {
    isBusy.value = true
    progress.value = null
    try {
      const form = new FormData()
      form.set('file', file)
      form.set('mapping', JSON.stringify(mapping))
      form.set('dry_run', String(isDryRun))
      const { id } = await send<{ id: number }>('POST', `${base}/import`, form)
      await follow(id)
    } finally {
      isBusy.value = false
    }
  }

  async function follow(id: number) {
    while (!isGone) {
      progress.value = await send<ImportProgress>('GET', `/kernel/imports/${id}/progress`)
      if (progress.value.state === 'done' || progress.value.state === 'failed') return
      await new Promise((resolve) => setTimeout(resolve, PAUSE))
    }
  }

  return { progress, isBusy, run, follow }
}
