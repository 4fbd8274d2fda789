// Starts GraphiQL against the API of the same server.
ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: '/graphql' }),
    defaultQuery: '# Fragen an die Niederschriften: links das Schema, Strg+Eingabe führt aus.\n\n{\n  __schema {\n    queryType {\n      fields {\n        name\n        description\n      }\n    }\n  }\n}\n',
  }),
);
