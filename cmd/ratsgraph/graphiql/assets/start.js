// Starts GraphiQL against the API of the same server, with some questions to begin
// with. /?id=person:… asks about the thing with that id.
const latest = `# Die neuesten Sitzungen: wer war da, und was
# wurde beschlossen? Der Pfeil oder Strg+Eingabe
# fragt. Tabellen für Excel und R: /export/
query Sitzungen {
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
`;

const searched = `# Was wurde wozu beschlossen, wer stimmte wie,
# und wo steht es? Das Wort steht unten unter
# Variables. null: nicht festgehalten.
query Suche($wort: String!) {
  search(query: $wort, types: [DECISION], first: 5) {
    totalCount
    nodes {
      node {
        ... on Decision {
          session { body { name } date { day } }
          item { number title }
          outcome voteRecord yes no abstain
          votes { who choice count }
          sources {
            document { id } page firstLine words
          }
        }
      }
    }
  }
}
`;

const attended = `# Wie oft waren die Mitglieder eines Gremiums
# da? Jede Zahl mit n, dem Fehlenden (missing)
# und ihrer Definition.
query Teilnahme($gremium: String!) {
  bodies(filter: { name: { eq: $gremium } }) {
    nodes {
      municipality { name }
      attendanceDistribution {
        definition n missing median
        members {
          nodes {
            person { name }
            rate { value count of }
            n missing
          }
        }
      }
    }
  }
}
`;

const asked = `# Was ist das, und wo steht es?
query Ding($id: ID!) {
  node(id: $id) {
    __typename
    id
    ... on Named { name }
    ... on Sourced { sources { document { id } page firstLine words } }
  }
}
`;

const id = new URLSearchParams(location.search).get('id');
ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: '/graphql' }),
    ...(id
      ? { query: asked, variables: JSON.stringify({ id }, null, 2) }
      : {
          defaultQuery: latest,
          defaultTabs: [
            { query: latest },
            { query: searched, variables: '{ "wort": "Feuerwehr" }' },
            { query: attended, variables: '{ "gremium": "Rat" }' },
          ],
        }),
  }),
);
