import { useCaller } from '../use_caller'

const KEPT = 8

/** The records of a model this user picked last on this device, for the company he works in. */
export function useRecentPicks(model: string) {
  const { companyId, user } = useCaller()
  const place = () => `kontor.picked.${user.value?.id}.${companyId.value}.${model}`

  function ids(): number[] {
    try {
      return (JSON.parse(localStorage.getItem(place()) ?? '[]') as number[]).slice(0, KEPT)
    } catch {
      return []
    }
  }

  function remember(id: number) {
    const others = ids().filter((one) => one !== id)
    localStorage.setItem(place(), JSON.stringify([id, ...others].slice(0, KEPT)))
  }

  return { ids, remember }
}
