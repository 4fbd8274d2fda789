// Starts GraphiQL against the API of the same server.
ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: '/graphql' }),
    defaultQuery: `# Fragen an die Niederschriften.
# Strg+Eingabe führt aus. Links oben steht das
# Schema, darunter, was früher gefragt wurde.
{
  sessions(
    first: 3
    orderBy: { field: DATE, direction: DESC }
  ) {
    totalCount
    nodes {
      body { name }
      date { day }
      attendances(first: 5) {
        totalCount
        nodes { name partyName status }
      }
      decisions(first: 5) {
        nodes {
          item { title }
          outcome yes no
          sources { page firstLine words }
        }
      }
    }
  }
}
`,
  }),
);
