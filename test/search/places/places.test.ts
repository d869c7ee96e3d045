import { beforeAll, describe, expect, it } from '@jest/globals'
import { parseNear } from '../../../src/catalog/search/place-query.js'
import { citiesNamed, findSpot, type Places } from '../../../src/search/places/places.js'
import { readPlaces } from '../../../src/seed/places.js'

describe('the bundled places', () => {
  let places: Places
  const spot = (text: string) => {
    const near = parseNear(text)
    return near && findSpot(places, near)
  }
  beforeAll(async () => {
    places = await readPlaces()
  })

  it('are the 33,791 ZIPs of the census, and more cities than the directories name', () => {
    expect(places.zips.size).toBe(33_791)
    expect(places.cities.size).toBeGreaterThan(29_000)
  })

  it.each([
    ['Columbus, OH', 39.96, -83.0],
    ["O'Fallon, MO", 38.8, -90.7],
    ['O’Fallon, IL', 38.6, -89.9],
    ["Coeur d'Alene, ID", 47.7, -116.8],
    ["Land O'Lakes, FL", 28.2, -82.5],
    ['Mc Allen, TX', 26.2, -98.2],
    ['De Kalb, IL', 41.9, -88.8],
    ['La Grange, GA', 33.0, -85.0],
    ['LaPlata, MD', 38.5, -77.0],
    ['Sault Ste. Marie, MI', 46.5, -84.4],
    ['N. Charleston, SC', 32.9, -80.1],
    ['E St Louis, IL', 38.6, -90.1],
    ['Saint Paul, MN', 44.95, -93.1],
    ['st paul minnesota', 44.95, -93.1],
    ['Ft. Worth TX', 32.75, -97.3],
    ['Cañon City, CO', 38.5, -105.2],
    ['San Juan, PR', 18.4, -66.1],
    ['Washington D.C.', 38.9, -77.0],
  ])('know %s however it is written', (text, lat, lon) => {
    const found = spot(text)
    expect(Math.abs((found?.lat ?? 0) - lat)).toBeLessThan(0.3)
    expect(Math.abs((found?.lon ?? 0) - lon)).toBeLessThan(0.3)
  })

  it('know the cities of a name, one a state, in order of state', () => {
    expect(citiesNamed(places, 'st. cloud').map(({ state }) => state)).toEqual(['FL', 'MN', 'WI'])
    expect(citiesNamed(places, 'Queens')).toEqual([{ kind: 'city', city: 'Queens', state: 'NY' }])
    expect(citiesNamed(places, 'NYC')).toEqual(citiesNamed(places, 'new york city'))
    expect(citiesNamed(places, '')).toEqual([])
  })

  it('know a ZIP of post boxes by its first three digits, and say that it is approximate', () => {
    expect(spot('43216')).toMatchObject({ state: 'OH', approximate: true })
    expect(spot('43215')).toMatchObject({ state: 'OH', approximate: false })
    expect(spot('00001')).toBeNull()
    expect(spot('Atlantis, OH')).toBeNull()
  })

  it('put every ZIP into the state that it lies in', () => {
    for (const [zip, state] of [
      ['02118', 'MA'],
      ['10001', 'NY'],
      ['20001', 'DC'],
      ['96799', 'AS'],
      ['00901', 'PR'],
      ['99501', 'AK'],
      ['58075', 'ND'],
    ] as const)
      expect(places.zips.get(zip)?.state).toBe(state)
  })
})
