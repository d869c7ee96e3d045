import { describe, expect, it } from '@jest/globals'
import { projectPoint } from '../../../src/catalog/map/us-projection.js'

/**
 * Cities as the tests of d3-geo have them, for `geoAlbersUsa()` at its own scale of 1070 around
 * [480, 250].
 */
const known = [
  ['CA', 37.7749, -122.4194, 107.4, 214.1],
  ['NY', 40.7128, -74.0059, 794.6, 176.5],
  ['AK', 61.2181, -149.9003, 171.2, 446.9],
  ['HI', 21.3069, -157.8583, 298.5, 451.0],
] as const

describe('the projection of the map', () => {
  it.each(known)('puts a city of %s where d3-geo puts it', (state, lat, lon, x, y) => {
    const at = projectPoint(state, { lat, lon })
    expect(at.x).toBeCloseTo(((x - 480) / 1070) * 1300 + 487.5, 0)
    expect(at.y).toBeCloseTo(((y - 250) / 1070) * 1300 + 305, 0)
  })

  it('puts San Juan off Florida, and the Aleutians beyond 180 degrees west of the others', () => {
    const sanJuan = projectPoint('PR', { lat: 18.4655, lon: -66.1057 })
    expect(sanJuan.x).toBeGreaterThan(900)
    expect(sanJuan.y).toBeGreaterThan(550)
    expect(projectPoint('AK', { lat: 52.9, lon: 172.9 }).x).toBeLessThan(
      projectPoint('AK', { lat: 52.9, lon: -168 }).x,
    )
  })
})
