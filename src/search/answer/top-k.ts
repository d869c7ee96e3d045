import type { Comparison } from './order.js'

const sink = (heap: Uint32Array, size: number, compare: Comparison): void => {
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

/** Sorting all costs less than a heap that holds most of them. */
const MOST_OF_THEM = 0.25

/**
 * The slots from place `from` up to `to` in an order, without sorting those behind them: a page
 * needs twenty of nine thousand. Keeps the best `to` in a heap whose top is the worst of them, so
 * almost every slot costs one comparison.
 */
export const firstInOrder = (
  slots: Uint32Array,
  compare: Comparison,
  from: number,
  to: number,
): Uint32Array => {
  if (from >= slots.length) return new Uint32Array(0)
  if (to >= slots.length * MOST_OF_THEM) return slots.slice().sort(compare).subarray(from, to)
  const heap = slots.slice(0, to).sort((a, b) => compare(b, a))
  for (let i = to; i < slots.length; i++)
    if (compare(slots[i] as number, heap[0] as number) < 0) {
      heap[0] = slots[i] as number
      sink(heap, to, compare)
    }
  return heap.sort(compare).subarray(from, to)
}
