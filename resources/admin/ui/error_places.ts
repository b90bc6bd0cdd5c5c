let places = 0

/** A form that shows errors itself says so while it is there. */
export function addErrorPlace() {
  places++
  return () => places--
}

/** Whether the screen has a place for what was refused, so that no second message is needed. */
export function hasErrorPlace() {
  return places > 0
}
