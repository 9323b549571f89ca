# Runs JAGS for one case and writes draws, chunk by chunk, as long as standard input says "more".
# Arguments: a folder that holds settings.R (data, inits, monitors, modules, burn, kept, thin) and model.jags.
# Each chunk is chunk<i>.bin: for each chain a kept x parameters matrix of doubles, column by column.
suppressMessages(library(rjags))
folder <- commandArgs(trailingOnly = TRUE)[1]
source(file.path(folder, "settings.R"))
unload.module("glm", quiet = TRUE)
for (m in modules) load.module(m, quiet = TRUE)
begun <- proc.time()[["elapsed"]]
model <- jags.model(file.path(folder, "model.jags"), data = data, inits = inits,
                    n.chains = length(inits), n.adapt = 1000, quiet = TRUE)
update(model, burn, progress.bar = "none")
cat("warmed", proc.time()[["elapsed"]] - begun, "\n")
commands <- file("stdin", "r")
chunk <- 0
repeat {
  started <- proc.time()
  draws <- coda.samples(model, monitors, n.iter = kept * thin, thin = thin, progress.bar = "none")
  taken <- proc.time() - started
  chunk <- chunk + 1
  out <- file(file.path(folder, sprintf("chunk%d.bin", chunk)), "wb")
  for (chain in draws) writeBin(as.numeric(as.matrix(chain)), out)
  close(out)
  cat("columns", paste(colnames(as.matrix(draws[[1]])), collapse = " "), "\n")
  cat("versions", as.character(jags.version()), as.character(packageVersion("rjags")),
      paste(R.version$major, R.version$minor, sep = "."), "\n")
  cat("chunk", chunk, taken[["elapsed"]], taken[["user.self"]] + taken[["sys.self"]], "\n")
  flush(stdout())
  if (!identical(readLines(commands, 1), "more")) break
}
