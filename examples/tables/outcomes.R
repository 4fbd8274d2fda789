# Counts decisions by year and outcome, from Ratsgraph's table of decisions.
#
#   Rscript outcomes.R http://127.0.0.1:8080
address <- commandArgs(trailingOnly = TRUE)[1]

# An empty cell is not recorded: neither zero nor an empty text.
decisions <- read.csv(paste0(address, "/export/decisions.csv"),
                      na.strings = "", check.names = FALSE, encoding = "UTF-8")

# All rows are of one state of the graph, which every row names.
revision <- unique(decisions$revision)
stopifnot(nrow(decisions) > 0, length(revision) == 1)

dated <- decisions[!is.na(decisions$session.date.day), ]
counts <- as.data.frame(table(year = substr(dated$session.date.day, 1, 4), outcome = dated$outcome),
                        stringsAsFactors = FALSE)
counts <- counts[counts$Freq > 0, ]
counts <- counts[order(counts$year, counts$outcome, method = "radix"), ]

cat(sprintf("%s %s %d\n", counts$year, counts$outcome, counts$Freq), sep = "")
cat(sprintf("revision %d, %d without a day\n", revision, nrow(decisions) - nrow(dated)))
