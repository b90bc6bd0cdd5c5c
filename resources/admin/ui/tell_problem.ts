import { useMessages } from '~/messages/use_messages'
import { Problem } from '~/records/send'
import { notify } from './notify'

/**
 * Says in the corner why a request was refused and what to do next, or that the server was out of reach; `more` is
 * said after it. What is no refusal is a fault of ours and is thrown on.
 */
export function tellProblem(error: unknown, more?: string) {
  if (!(error instanceof Problem)) throw error
  const { title, next } = error.body as { title?: string; next?: string }
  const said = [next, ...error.errors.map((one) => one.message), more].filter(Boolean)
  notify({
    title: title ?? useMessages().t('records.offline'),
    description: said.length > 0 ? said.join(' ') : undefined,
    color: 'error',
    icon: 'i-lucide-circle-alert',
  })
}
