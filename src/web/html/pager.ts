/** Page numbers to show around the current one: first, last and two on each side; null is a gap. */
export const pageNumbers = (page: number, pages: number): readonly (number | null)[] => {
  const wanted = [1, page - 2, page - 1, page, page + 1, page + 2, pages].filter(
    (number) => number >= 1 && number <= pages,
  )
  const sorted = [...new Set(wanted)].sort((a, b) => a - b)
  return sorted.flatMap((number, i) => {
    const before = sorted[i - 1]
    return before !== undefined && number - before > 1 ? [null, number] : [number]
  })
}
