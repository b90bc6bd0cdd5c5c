import { computed, onBeforeUnmount, onMounted, reactive } from 'vue'
import { useMessages } from '~/messages/use_messages'
import { send } from '~/records/send'
import { notify } from '~/ui/notify'
import type { Bell, BellEntry } from '#kernel/activity/notifications/wire'

const PAUSE = 20_000

/** One for the whole tab, however many bells show it. */
export const bell = reactive<Bell & { isOpen: boolean }>({ unread: 0, latest: [], isOpen: false })
let listeners = 0
let timer: ReturnType<typeof setInterval> | undefined
let newest: number | undefined

/** What the user was told; asked for quietly, so that looking away long enough still signs out. */
export function useBell() {
  const { t } = useMessages()
  const count = computed(() => (bell.unread >= 100 ? '99+' : String(bell.unread)))
  const textOf = ({ message, params }: BellEntry) => t(message, params as Record<string, string>)

  async function look() {
    if (document.hidden) return
    const answer = await fetch('/kernel/bell', {
      headers: { 'Accept': 'application/json', 'X-Kontor-Quiet': '1' },
      credentials: 'same-origin',
    }).catch(() => undefined)
    if (!answer?.ok) return
    show(((await answer.json()) as { data: Bell }).data)
  }

  function show(now: Bell) {
    const fresh = newest === undefined ? [] : now.latest.filter((one) => one.id > newest!)
    newest = Math.max(newest ?? 0, ...now.latest.map((one) => one.id))
    Object.assign(bell, now)
    for (const one of fresh.slice(0, 3)) notify({ title: textOf(one) })
  }

  async function read(id?: number) {
    show(await send<Bell>('POST', id ? `/kernel/bell/${id}/read` : '/kernel/bell/read', {}))
  }

  onMounted(() => {
    if (listeners++ > 0) return
    void look()
    timer = setInterval(() => void look(), PAUSE)
    document.addEventListener('visibilitychange', look)
  })
  onBeforeUnmount(() => {
    if (--listeners > 0) return
    clearInterval(timer)
    document.removeEventListener('visibilitychange', look)
  })

  return { bell, count, textOf, read }
}
