// The first script of the page, and the only one before the first paint: what is drawn already must not wait for what
// makes it move.
requestAnimationFrame(() =>
  setTimeout(() => {
    // Whether it can be had, whoever starts the page will see: it asks for the same once more.
    import("#package/index").catch(() => {})
    import("./start.tsx").then(
      ({ start }) => start(),
      (error: unknown) => console.error(error),
    )
  }),
)
