// The package has no types of its own; these are what the outlines command uses.
declare module 'topojson-client' {
  type Ring = readonly (readonly [number, number])[]
  type Geometry =
    | { type: 'Polygon'; coordinates: readonly Ring[] }
    | { type: 'MultiPolygon'; coordinates: readonly (readonly Ring[])[] }
  type Topology = {
    arcs: Ring[]
    transform?: { scale: [number, number]; translate: [number, number] }
    objects: Readonly<Record<string, object>>
  }
  export const feature: (
    topology: Topology,
    object: object,
  ) => { features: readonly { properties: { name: string }; geometry: Geometry }[] }
}
