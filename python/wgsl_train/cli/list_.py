"""``list``: the bundled configs and the runs. (A module called `list` would hide the built-in in this package.)"""

import time

import rust_core
from wgsl_train.config import load_config
from wgsl_train.run_folder import RunFolder, list_runs


def list_everything() -> None:
    """List the bundled configs, and the runs under runs/.

    \b
    Examples:
      wgsl-train list
    """
    print("configs (wgsl-train run NAME):")
    for file in rust_core.bundled_configs():
        name = file.removesuffix(".toml")
        print(f"  {name:<24}{load_config(name).task.description}".rstrip())
    runs = list_runs()
    print("\nruns, newest last:" if runs else "\nno runs under runs/ yet; start one with `wgsl-train run`")
    for run in runs:
        print(f"  {run.path!s:<32}{describe(run)}")


def describe(run: RunFolder) -> str:
    """A run on one line: state, best value of what it watches, when it last wrote."""
    from wgsl_train.metrics import read_metrics

    when = time.strftime("%Y-%m-%d %H:%M", time.localtime(run.modified()))
    try:
        metric = load_config(str(run.config_file)).training.early_stopping_metric
        metrics = read_metrics(run.metrics_file)
    except (ValueError, OSError) as error:
        return f"unreadable ({error})"
    step = max((record["step"] for record in metrics), default=0)
    best = [record[metric] for record in metrics if record.get("improved") and record.get(metric) is not None]
    state = "finished" if run.finished else "unfinished"
    loss = f"best {metric} {best[-1]:.4f}" if best else "not evaluated yet"
    return f"{state:<12}step {step:<8,}{loss:<28}{when}"
