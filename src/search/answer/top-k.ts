import type { SlotComparison } from './order.js'

const sink = (heap: Uint32Array, size: number, compare: SlotComparison): void => {
  const moving = heap[0] as number
  let hole = 0
  for (;;) {
    let child = 2 * hole + 1
    if (child >= size) break
    if (child + 1 < size && compare(heap[child + 1] as number, heap[child] as number) > 0) child++
    if (compare(heap[child] as number, moving) <= 0) break
    heap[hole] = heap[child] as number
    hole = child
  }
  heap[hole] = moving
}

/** Above this share of all slots, sorting is faster than a heap. */
const HEAP_SHARE = 0.25

/**
 * The slots from position `from` up to `to` of an order. The best `to` are kept in a heap whose
 * root is the worst of them, so almost every slot costs one comparison.
 */
export const firstInOrder = (
  slots: Uint32Array,
  compare: SlotComparison,
  from: number,
  to: number,
): Uint32Array => {
  if (from >= slots.length) return new Uint32Array(0)
  if (to >= slots.length * HEAP_SHARE) return slots.slice().sort(compare).subarray(from, to)
  const heap = slots.slice(0, to).sort((a, b) => compare(b, a))
  for (let i = to; i < slots.length; i++)
    if (compare(slots[i] as number, heap[0] as number) < 0) {
      heap[0] = slots[i] as number
      sink(heap, to, compare)
    }
  return heap.sort(compare).subarray(from, to)
}
