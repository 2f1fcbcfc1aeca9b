NAME toy
ROWS
 N objective
 E stock_of_racks:home:box:2025
 L hall_fit:home:all:2025
 E stock_of_plant:home:engine:2025
 E demand:home:jobs:2025:0
 E demand:home:jobs:2025:1
 E demand:home:jobs:2025:2
 E demand:home:jobs:2025:3
 E demand:home:jobs:2025:4
 E demand:home:jobs:2025:5
 E demand:home:jobs:2025:6
 E demand:home:jobs:2025:7
 E demand:home:jobs:2025:8
 E demand:home:jobs:2025:9
 E demand:home:jobs:2025:10
 E demand:home:jobs:2025:11
 E demand:home:jobs:2025:12
 E demand:home:jobs:2025:13
 E demand:home:jobs:2025:14
 E demand:home:jobs:2025:15
 E demand:home:jobs:2025:16
 E demand:home:jobs:2025:17
 E demand:home:jobs:2025:18
 E demand:home:jobs:2025:19
 E demand:home:jobs:2025:20
 E demand:home:jobs:2025:21
 E demand:home:jobs:2025:22
 E demand:home:jobs:2025:23
 L urgent_work:home:jobs:2025:0
 L urgent_work:home:jobs:2025:1
 L urgent_work:home:jobs:2025:2
 L urgent_work:home:jobs:2025:3
 L urgent_work:home:jobs:2025:4
 L urgent_work:home:jobs:2025:5
 L urgent_work:home:jobs:2025:6
 L urgent_work:home:jobs:2025:7
 L urgent_work:home:jobs:2025:8
 L urgent_work:home:jobs:2025:9
 L urgent_work:home:jobs:2025:10
 L urgent_work:home:jobs:2025:11
 L urgent_work:home:jobs:2025:12
 L urgent_work:home:jobs:2025:13
 L urgent_work:home:jobs:2025:14
 L urgent_work:home:jobs:2025:15
 L urgent_work:home:jobs:2025:16
 L urgent_work:home:jobs:2025:17
 L urgent_work:home:jobs:2025:18
 L urgent_work:home:jobs:2025:19
 L urgent_work:home:jobs:2025:20
 L urgent_work:home:jobs:2025:21
 L urgent_work:home:jobs:2025:22
 L urgent_work:home:jobs:2025:23
 L rack_work_limit:home:box:2025:0
 L rack_work_limit:home:box:2025:1
 L rack_work_limit:home:box:2025:2
 L rack_work_limit:home:box:2025:3
 L rack_work_limit:home:box:2025:4
 L rack_work_limit:home:box:2025:5
 L rack_work_limit:home:box:2025:6
 L rack_work_limit:home:box:2025:7
 L rack_work_limit:home:box:2025:8
 L rack_work_limit:home:box:2025:9
 L rack_work_limit:home:box:2025:10
 L rack_work_limit:home:box:2025:11
 L rack_work_limit:home:box:2025:12
 L rack_work_limit:home:box:2025:13
 L rack_work_limit:home:box:2025:14
 L rack_work_limit:home:box:2025:15
 L rack_work_limit:home:box:2025:16
 L rack_work_limit:home:box:2025:17
 L rack_work_limit:home:box:2025:18
 L rack_work_limit:home:box:2025:19
 L rack_work_limit:home:box:2025:20
 L rack_work_limit:home:box:2025:21
 L rack_work_limit:home:box:2025:22
 L rack_work_limit:home:box:2025:23
 E heat:home:air:2025:0
 E heat:home:air:2025:1
 E heat:home:air:2025:2
 E heat:home:air:2025:3
 E heat:home:air:2025:4
 E heat:home:air:2025:5
 E heat:home:air:2025:6
 E heat:home:air:2025:7
 E heat:home:air:2025:8
 E heat:home:air:2025:9
 E heat:home:air:2025:10
 E heat:home:air:2025:11
 E heat:home:air:2025:12
 E heat:home:air:2025:13
 E heat:home:air:2025:14
 E heat:home:air:2025:15
 E heat:home:air:2025:16
 E heat:home:air:2025:17
 E heat:home:air:2025:18
 E heat:home:air:2025:19
 E heat:home:air:2025:20
 E heat:home:air:2025:21
 E heat:home:air:2025:22
 E heat:home:air:2025:23
 E level_balance:home:cell:2025:0
 E level_balance:home:cell:2025:1
 E level_balance:home:cell:2025:2
 E level_balance:home:cell:2025:3
 E level_balance:home:cell:2025:4
 E level_balance:home:cell:2025:5
 E level_balance:home:cell:2025:6
 E level_balance:home:cell:2025:7
 E level_balance:home:cell:2025:8
 E level_balance:home:cell:2025:9
 E level_balance:home:cell:2025:10
 E level_balance:home:cell:2025:11
 E level_balance:home:cell:2025:12
 E level_balance:home:cell:2025:13
 E level_balance:home:cell:2025:14
 E level_balance:home:cell:2025:15
 E level_balance:home:cell:2025:16
 E level_balance:home:cell:2025:17
 E level_balance:home:cell:2025:18
 E level_balance:home:cell:2025:19
 E level_balance:home:cell:2025:20
 E level_balance:home:cell:2025:21
 E level_balance:home:cell:2025:22
 E level_balance:home:cell:2025:23
 L demand_charge:home:2025:0
 L demand_charge:home:2025:1
 L demand_charge:home:2025:2
 L demand_charge:home:2025:3
 L demand_charge:home:2025:4
 L demand_charge:home:2025:5
 L demand_charge:home:2025:6
 L demand_charge:home:2025:7
 L demand_charge:home:2025:8
 L demand_charge:home:2025:9
 L demand_charge:home:2025:10
 L demand_charge:home:2025:11
 L demand_charge:home:2025:12
 L demand_charge:home:2025:13
 L demand_charge:home:2025:14
 L demand_charge:home:2025:15
 L demand_charge:home:2025:16
 L demand_charge:home:2025:17
 L demand_charge:home:2025:18
 L demand_charge:home:2025:19
 L demand_charge:home:2025:20
 L demand_charge:home:2025:21
 L demand_charge:home:2025:22
 L demand_charge:home:2025:23
 E power_balance:home:2025:0
 E power_balance:home:2025:1
 E power_balance:home:2025:2
 E power_balance:home:2025:3
 E power_balance:home:2025:4
 E power_balance:home:2025:5
 E power_balance:home:2025:6
 E power_balance:home:2025:7
 E power_balance:home:2025:8
 E power_balance:home:2025:9
 E power_balance:home:2025:10
 E power_balance:home:2025:11
 E power_balance:home:2025:12
 E power_balance:home:2025:13
 E power_balance:home:2025:14
 E power_balance:home:2025:15
 E power_balance:home:2025:16
 E power_balance:home:2025:17
 E power_balance:home:2025:18
 E power_balance:home:2025:19
 E power_balance:home:2025:20
 E power_balance:home:2025:21
 E power_balance:home:2025:22
 E power_balance:home:2025:23
 L hosting:home:2025:0
 L hosting:home:2025:1
 L hosting:home:2025:2
 L hosting:home:2025:3
 L hosting:home:2025:4
 L hosting:home:2025:5
 L hosting:home:2025:6
 L hosting:home:2025:7
 L hosting:home:2025:8
 L hosting:home:2025:9
 L hosting:home:2025:10
 L hosting:home:2025:11
 L hosting:home:2025:12
 L hosting:home:2025:13
 L hosting:home:2025:14
 L hosting:home:2025:15
 L hosting:home:2025:16
 L hosting:home:2025:17
 L hosting:home:2025:18
 L hosting:home:2025:19
 L hosting:home:2025:20
 L hosting:home:2025:21
 L hosting:home:2025:22
 L hosting:home:2025:23
 L gpu_quota:rule:2025
 L cooling_limit:home:fan:2025:0
 L cooling_limit:home:fan:2025:1
 L cooling_limit:home:fan:2025:2
 L cooling_limit:home:fan:2025:3
 L cooling_limit:home:fan:2025:4
 L cooling_limit:home:fan:2025:5
 L cooling_limit:home:fan:2025:6
 L cooling_limit:home:fan:2025:7
 L cooling_limit:home:fan:2025:8
 L cooling_limit:home:fan:2025:9
 L cooling_limit:home:fan:2025:10
 L cooling_limit:home:fan:2025:11
 L cooling_limit:home:fan:2025:12
 L cooling_limit:home:fan:2025:13
 L cooling_limit:home:fan:2025:14
 L cooling_limit:home:fan:2025:15
 L cooling_limit:home:fan:2025:16
 L cooling_limit:home:fan:2025:17
 L cooling_limit:home:fan:2025:18
 L cooling_limit:home:fan:2025:19
 L cooling_limit:home:fan:2025:20
 L cooling_limit:home:fan:2025:21
 L cooling_limit:home:fan:2025:22
 L cooling_limit:home:fan:2025:23
 L generation_limit:home:engine:2025:0
 L generation_limit:home:engine:2025:1
 L generation_limit:home:engine:2025:2
 L generation_limit:home:engine:2025:3
 L generation_limit:home:engine:2025:4
 L generation_limit:home:engine:2025:5
 L generation_limit:home:engine:2025:6
 L generation_limit:home:engine:2025:7
 L generation_limit:home:engine:2025:8
 L generation_limit:home:engine:2025:9
 L generation_limit:home:engine:2025:10
 L generation_limit:home:engine:2025:11
 L generation_limit:home:engine:2025:12
 L generation_limit:home:engine:2025:13
 L generation_limit:home:engine:2025:14
 L generation_limit:home:engine:2025:15
 L generation_limit:home:engine:2025:16
 L generation_limit:home:engine:2025:17
 L generation_limit:home:engine:2025:18
 L generation_limit:home:engine:2025:19
 L generation_limit:home:engine:2025:20
 L generation_limit:home:engine:2025:21
 L generation_limit:home:engine:2025:22
 L generation_limit:home:engine:2025:23
 L charge_limit:home:cell:2025:0
 L charge_limit:home:cell:2025:1
 L charge_limit:home:cell:2025:2
 L charge_limit:home:cell:2025:3
 L charge_limit:home:cell:2025:4
 L charge_limit:home:cell:2025:5
 L charge_limit:home:cell:2025:6
 L charge_limit:home:cell:2025:7
 L charge_limit:home:cell:2025:8
 L charge_limit:home:cell:2025:9
 L charge_limit:home:cell:2025:10
 L charge_limit:home:cell:2025:11
 L charge_limit:home:cell:2025:12
 L charge_limit:home:cell:2025:13
 L charge_limit:home:cell:2025:14
 L charge_limit:home:cell:2025:15
 L charge_limit:home:cell:2025:16
 L charge_limit:home:cell:2025:17
 L charge_limit:home:cell:2025:18
 L charge_limit:home:cell:2025:19
 L charge_limit:home:cell:2025:20
 L charge_limit:home:cell:2025:21
 L charge_limit:home:cell:2025:22
 L charge_limit:home:cell:2025:23
 L discharge_limit:home:cell:2025:0
 L discharge_limit:home:cell:2025:1
 L discharge_limit:home:cell:2025:2
 L discharge_limit:home:cell:2025:3
 L discharge_limit:home:cell:2025:4
 L discharge_limit:home:cell:2025:5
 L discharge_limit:home:cell:2025:6
 L discharge_limit:home:cell:2025:7
 L discharge_limit:home:cell:2025:8
 L discharge_limit:home:cell:2025:9
 L discharge_limit:home:cell:2025:10
 L discharge_limit:home:cell:2025:11
 L discharge_limit:home:cell:2025:12
 L discharge_limit:home:cell:2025:13
 L discharge_limit:home:cell:2025:14
 L discharge_limit:home:cell:2025:15
 L discharge_limit:home:cell:2025:16
 L discharge_limit:home:cell:2025:17
 L discharge_limit:home:cell:2025:18
 L discharge_limit:home:cell:2025:19
 L discharge_limit:home:cell:2025:20
 L discharge_limit:home:cell:2025:21
 L discharge_limit:home:cell:2025:22
 L discharge_limit:home:cell:2025:23
 L level_limit:home:cell:2025:0
 L level_limit:home:cell:2025:1
 L level_limit:home:cell:2025:2
 L level_limit:home:cell:2025:3
 L level_limit:home:cell:2025:4
 L level_limit:home:cell:2025:5
 L level_limit:home:cell:2025:6
 L level_limit:home:cell:2025:7
 L level_limit:home:cell:2025:8
 L level_limit:home:cell:2025:9
 L level_limit:home:cell:2025:10
 L level_limit:home:cell:2025:11
 L level_limit:home:cell:2025:12
 L level_limit:home:cell:2025:13
 L level_limit:home:cell:2025:14
 L level_limit:home:cell:2025:15
 L level_limit:home:cell:2025:16
 L level_limit:home:cell:2025:17
 L level_limit:home:cell:2025:18
 L level_limit:home:cell:2025:19
 L level_limit:home:cell:2025:20
 L level_limit:home:cell:2025:21
 L level_limit:home:cell:2025:22
 L level_limit:home:cell:2025:23
COLUMNS
 halls:home:air:2025 hall_fit:home:all:2025 -1.0
 build_racks:home:box:2025 objective 23739.64004311896
 build_racks:home:box:2025 stock_of_racks:home:box:2025 -1.0
 build_racks:home:box:2025 gpu_quota:rule:2025 32.0
 racks:home:box:2025 stock_of_racks:home:box:2025 1.0
 racks:home:box:2025 hall_fit:home:all:2025 0.1
 racks:home:box:2025 rack_work_limit:home:box:2025:0 -0.75
 racks:home:box:2025 rack_work_limit:home:box:2025:1 -0.75
 racks:home:box:2025 rack_work_limit:home:box:2025:2 -0.75
 racks:home:box:2025 rack_work_limit:home:box:2025:3 -0.75
 racks:home:box:2025 rack_work_limit:home:box:2025:4 -0.75
 racks:home:box:2025 rack_work_limit:home:box:2025:5 -0.75
 racks:home:box:2025 rack_work_limit:home:box:2025:6 -0.75
 racks:home:box:2025 rack_work_limit:home:box:2025:7 -0.75
 racks:home:box:2025 rack_work_limit:home:box:2025:8 -0.75
 racks:home:box:2025 rack_work_limit:home:box:2025:9 -0.75
 racks:home:box:2025 rack_work_limit:home:box:2025:10 -0.75
 racks:home:box:2025 rack_work_limit:home:box:2025:11 -0.75
 racks:home:box:2025 rack_work_limit:home:box:2025:12 -0.75
 racks:home:box:2025 rack_work_limit:home:box:2025:13 -0.75
 racks:home:box:2025 rack_work_limit:home:box:2025:14 -0.75
 racks:home:box:2025 rack_work_limit:home:box:2025:15 -0.75
 racks:home:box:2025 rack_work_limit:home:box:2025:16 -0.75
 racks:home:box:2025 rack_work_limit:home:box:2025:17 -0.75
 racks:home:box:2025 rack_work_limit:home:box:2025:18 -0.75
 racks:home:box:2025 rack_work_limit:home:box:2025:19 -0.75
 racks:home:box:2025 rack_work_limit:home:box:2025:20 -0.75
 racks:home:box:2025 rack_work_limit:home:box:2025:21 -0.75
 racks:home:box:2025 rack_work_limit:home:box:2025:22 -0.75
 racks:home:box:2025 rack_work_limit:home:box:2025:23 -0.75
 racks:home:box:2025 heat:home:air:2025:0 0.025000000000000005
 racks:home:box:2025 heat:home:air:2025:1 0.025000000000000005
 racks:home:box:2025 heat:home:air:2025:2 0.025000000000000005
 racks:home:box:2025 heat:home:air:2025:3 0.025000000000000005
 racks:home:box:2025 heat:home:air:2025:4 0.025000000000000005
 racks:home:box:2025 heat:home:air:2025:5 0.025000000000000005
 racks:home:box:2025 heat:home:air:2025:6 0.025000000000000005
 racks:home:box:2025 heat:home:air:2025:7 0.025000000000000005
 racks:home:box:2025 heat:home:air:2025:8 0.025000000000000005
 racks:home:box:2025 heat:home:air:2025:9 0.025000000000000005
 racks:home:box:2025 heat:home:air:2025:10 0.025000000000000005
 racks:home:box:2025 heat:home:air:2025:11 0.025000000000000005
 racks:home:box:2025 heat:home:air:2025:12 0.025000000000000005
 racks:home:box:2025 heat:home:air:2025:13 0.025000000000000005
 racks:home:box:2025 heat:home:air:2025:14 0.025000000000000005
 racks:home:box:2025 heat:home:air:2025:15 0.025000000000000005
 racks:home:box:2025 heat:home:air:2025:16 0.025000000000000005
 racks:home:box:2025 heat:home:air:2025:17 0.025000000000000005
 racks:home:box:2025 heat:home:air:2025:18 0.025000000000000005
 racks:home:box:2025 heat:home:air:2025:19 0.025000000000000005
 racks:home:box:2025 heat:home:air:2025:20 0.025000000000000005
 racks:home:box:2025 heat:home:air:2025:21 0.025000000000000005
 racks:home:box:2025 heat:home:air:2025:22 0.025000000000000005
 racks:home:box:2025 heat:home:air:2025:23 0.025000000000000005
 cooling:home:fan:2025 cooling_limit:home:fan:2025:0 -1.0
 cooling:home:fan:2025 cooling_limit:home:fan:2025:1 -1.0
 cooling:home:fan:2025 cooling_limit:home:fan:2025:2 -1.0
 cooling:home:fan:2025 cooling_limit:home:fan:2025:3 -1.0
 cooling:home:fan:2025 cooling_limit:home:fan:2025:4 -1.0
 cooling:home:fan:2025 cooling_limit:home:fan:2025:5 -1.0
 cooling:home:fan:2025 cooling_limit:home:fan:2025:6 -1.0
 cooling:home:fan:2025 cooling_limit:home:fan:2025:7 -1.0
 cooling:home:fan:2025 cooling_limit:home:fan:2025:8 -1.0
 cooling:home:fan:2025 cooling_limit:home:fan:2025:9 -1.0
 cooling:home:fan:2025 cooling_limit:home:fan:2025:10 -1.0
 cooling:home:fan:2025 cooling_limit:home:fan:2025:11 -1.0
 cooling:home:fan:2025 cooling_limit:home:fan:2025:12 -1.0
 cooling:home:fan:2025 cooling_limit:home:fan:2025:13 -1.0
 cooling:home:fan:2025 cooling_limit:home:fan:2025:14 -1.0
 cooling:home:fan:2025 cooling_limit:home:fan:2025:15 -1.0
 cooling:home:fan:2025 cooling_limit:home:fan:2025:16 -1.0
 cooling:home:fan:2025 cooling_limit:home:fan:2025:17 -1.0
 cooling:home:fan:2025 cooling_limit:home:fan:2025:18 -1.0
 cooling:home:fan:2025 cooling_limit:home:fan:2025:19 -1.0
 cooling:home:fan:2025 cooling_limit:home:fan:2025:20 -1.0
 cooling:home:fan:2025 cooling_limit:home:fan:2025:21 -1.0
 cooling:home:fan:2025 cooling_limit:home:fan:2025:22 -1.0
 cooling:home:fan:2025 cooling_limit:home:fan:2025:23 -1.0
 build_plant:home:engine:2025 objective 80242.58719069132
 build_plant:home:engine:2025 stock_of_plant:home:engine:2025 -1.0
 plant:home:engine:2025 stock_of_plant:home:engine:2025 1.0
 plant:home:engine:2025 generation_limit:home:engine:2025:0 -0.9
 plant:home:engine:2025 generation_limit:home:engine:2025:1 -0.9
 plant:home:engine:2025 generation_limit:home:engine:2025:2 -0.9
 plant:home:engine:2025 generation_limit:home:engine:2025:3 -0.9
 plant:home:engine:2025 generation_limit:home:engine:2025:4 -0.9
 plant:home:engine:2025 generation_limit:home:engine:2025:5 -0.9
 plant:home:engine:2025 generation_limit:home:engine:2025:6 -0.9
 plant:home:engine:2025 generation_limit:home:engine:2025:7 -0.9
 plant:home:engine:2025 generation_limit:home:engine:2025:8 -0.9
 plant:home:engine:2025 generation_limit:home:engine:2025:9 -0.9
 plant:home:engine:2025 generation_limit:home:engine:2025:10 -0.9
 plant:home:engine:2025 generation_limit:home:engine:2025:11 -0.9
 plant:home:engine:2025 generation_limit:home:engine:2025:12 -0.9
 plant:home:engine:2025 generation_limit:home:engine:2025:13 -0.9
 plant:home:engine:2025 generation_limit:home:engine:2025:14 -0.9
 plant:home:engine:2025 generation_limit:home:engine:2025:15 -0.9
 plant:home:engine:2025 generation_limit:home:engine:2025:16 -0.9
 plant:home:engine:2025 generation_limit:home:engine:2025:17 -0.9
 plant:home:engine:2025 generation_limit:home:engine:2025:18 -0.9
 plant:home:engine:2025 generation_limit:home:engine:2025:19 -0.9
 plant:home:engine:2025 generation_limit:home:engine:2025:20 -0.9
 plant:home:engine:2025 generation_limit:home:engine:2025:21 -0.9
 plant:home:engine:2025 generation_limit:home:engine:2025:22 -0.9
 plant:home:engine:2025 generation_limit:home:engine:2025:23 -0.9
 plant:home:cell:2025 charge_limit:home:cell:2025:0 -1.0
 plant:home:cell:2025 charge_limit:home:cell:2025:1 -1.0
 plant:home:cell:2025 charge_limit:home:cell:2025:2 -1.0
 plant:home:cell:2025 charge_limit:home:cell:2025:3 -1.0
 plant:home:cell:2025 charge_limit:home:cell:2025:4 -1.0
 plant:home:cell:2025 charge_limit:home:cell:2025:5 -1.0
 plant:home:cell:2025 charge_limit:home:cell:2025:6 -1.0
 plant:home:cell:2025 charge_limit:home:cell:2025:7 -1.0
 plant:home:cell:2025 charge_limit:home:cell:2025:8 -1.0
 plant:home:cell:2025 charge_limit:home:cell:2025:9 -1.0
 plant:home:cell:2025 charge_limit:home:cell:2025:10 -1.0
 plant:home:cell:2025 charge_limit:home:cell:2025:11 -1.0
 plant:home:cell:2025 charge_limit:home:cell:2025:12 -1.0
 plant:home:cell:2025 charge_limit:home:cell:2025:13 -1.0
 plant:home:cell:2025 charge_limit:home:cell:2025:14 -1.0
 plant:home:cell:2025 charge_limit:home:cell:2025:15 -1.0
 plant:home:cell:2025 charge_limit:home:cell:2025:16 -1.0
 plant:home:cell:2025 charge_limit:home:cell:2025:17 -1.0
 plant:home:cell:2025 charge_limit:home:cell:2025:18 -1.0
 plant:home:cell:2025 charge_limit:home:cell:2025:19 -1.0
 plant:home:cell:2025 charge_limit:home:cell:2025:20 -1.0
 plant:home:cell:2025 charge_limit:home:cell:2025:21 -1.0
 plant:home:cell:2025 charge_limit:home:cell:2025:22 -1.0
 plant:home:cell:2025 charge_limit:home:cell:2025:23 -1.0
 plant:home:cell:2025 discharge_limit:home:cell:2025:0 -1.0
 plant:home:cell:2025 discharge_limit:home:cell:2025:1 -1.0
 plant:home:cell:2025 discharge_limit:home:cell:2025:2 -1.0
 plant:home:cell:2025 discharge_limit:home:cell:2025:3 -1.0
 plant:home:cell:2025 discharge_limit:home:cell:2025:4 -1.0
 plant:home:cell:2025 discharge_limit:home:cell:2025:5 -1.0
 plant:home:cell:2025 discharge_limit:home:cell:2025:6 -1.0
 plant:home:cell:2025 discharge_limit:home:cell:2025:7 -1.0
 plant:home:cell:2025 discharge_limit:home:cell:2025:8 -1.0
 plant:home:cell:2025 discharge_limit:home:cell:2025:9 -1.0
 plant:home:cell:2025 discharge_limit:home:cell:2025:10 -1.0
 plant:home:cell:2025 discharge_limit:home:cell:2025:11 -1.0
 plant:home:cell:2025 discharge_limit:home:cell:2025:12 -1.0
 plant:home:cell:2025 discharge_limit:home:cell:2025:13 -1.0
 plant:home:cell:2025 discharge_limit:home:cell:2025:14 -1.0
 plant:home:cell:2025 discharge_limit:home:cell:2025:15 -1.0
 plant:home:cell:2025 discharge_limit:home:cell:2025:16 -1.0
 plant:home:cell:2025 discharge_limit:home:cell:2025:17 -1.0
 plant:home:cell:2025 discharge_limit:home:cell:2025:18 -1.0
 plant:home:cell:2025 discharge_limit:home:cell:2025:19 -1.0
 plant:home:cell:2025 discharge_limit:home:cell:2025:20 -1.0
 plant:home:cell:2025 discharge_limit:home:cell:2025:21 -1.0
 plant:home:cell:2025 discharge_limit:home:cell:2025:22 -1.0
 plant:home:cell:2025 discharge_limit:home:cell:2025:23 -1.0
 energy:home:cell:2025 level_limit:home:cell:2025:0 -1.0
 energy:home:cell:2025 level_limit:home:cell:2025:1 -1.0
 energy:home:cell:2025 level_limit:home:cell:2025:2 -1.0
 energy:home:cell:2025 level_limit:home:cell:2025:3 -1.0
 energy:home:cell:2025 level_limit:home:cell:2025:4 -1.0
 energy:home:cell:2025 level_limit:home:cell:2025:5 -1.0
 energy:home:cell:2025 level_limit:home:cell:2025:6 -1.0
 energy:home:cell:2025 level_limit:home:cell:2025:7 -1.0
 energy:home:cell:2025 level_limit:home:cell:2025:8 -1.0
 energy:home:cell:2025 level_limit:home:cell:2025:9 -1.0
 energy:home:cell:2025 level_limit:home:cell:2025:10 -1.0
 energy:home:cell:2025 level_limit:home:cell:2025:11 -1.0
 energy:home:cell:2025 level_limit:home:cell:2025:12 -1.0
 energy:home:cell:2025 level_limit:home:cell:2025:13 -1.0
 energy:home:cell:2025 level_limit:home:cell:2025:14 -1.0
 energy:home:cell:2025 level_limit:home:cell:2025:15 -1.0
 energy:home:cell:2025 level_limit:home:cell:2025:16 -1.0
 energy:home:cell:2025 level_limit:home:cell:2025:17 -1.0
 energy:home:cell:2025 level_limit:home:cell:2025:18 -1.0
 energy:home:cell:2025 level_limit:home:cell:2025:19 -1.0
 energy:home:cell:2025 level_limit:home:cell:2025:20 -1.0
 energy:home:cell:2025 level_limit:home:cell:2025:21 -1.0
 energy:home:cell:2025 level_limit:home:cell:2025:22 -1.0
 energy:home:cell:2025 level_limit:home:cell:2025:23 -1.0
 served:home:jobs.home:2025:0 demand:home:jobs:2025:0 1.0
 served:home:jobs.home:2025:0 rack_work_limit:home:box:2025:0 12.5
 served:home:jobs.home:2025:0 heat:home:air:2025:0 1.2500000000000002
 served:home:jobs.home:2025:1 demand:home:jobs:2025:1 1.0
 served:home:jobs.home:2025:1 rack_work_limit:home:box:2025:1 12.5
 served:home:jobs.home:2025:1 heat:home:air:2025:1 1.2500000000000002
 served:home:jobs.home:2025:2 demand:home:jobs:2025:2 1.0
 served:home:jobs.home:2025:2 rack_work_limit:home:box:2025:2 12.5
 served:home:jobs.home:2025:2 heat:home:air:2025:2 1.2500000000000002
 served:home:jobs.home:2025:3 demand:home:jobs:2025:3 1.0
 served:home:jobs.home:2025:3 rack_work_limit:home:box:2025:3 12.5
 served:home:jobs.home:2025:3 heat:home:air:2025:3 1.2500000000000002
 served:home:jobs.home:2025:4 demand:home:jobs:2025:4 1.0
 served:home:jobs.home:2025:4 rack_work_limit:home:box:2025:4 12.5
 served:home:jobs.home:2025:4 heat:home:air:2025:4 1.2500000000000002
 served:home:jobs.home:2025:5 demand:home:jobs:2025:5 1.0
 served:home:jobs.home:2025:5 rack_work_limit:home:box:2025:5 12.5
 served:home:jobs.home:2025:5 heat:home:air:2025:5 1.2500000000000002
 served:home:jobs.home:2025:6 demand:home:jobs:2025:6 1.0
 served:home:jobs.home:2025:6 rack_work_limit:home:box:2025:6 12.5
 served:home:jobs.home:2025:6 heat:home:air:2025:6 1.2500000000000002
 served:home:jobs.home:2025:7 demand:home:jobs:2025:7 1.0
 served:home:jobs.home:2025:7 rack_work_limit:home:box:2025:7 12.5
 served:home:jobs.home:2025:7 heat:home:air:2025:7 1.2500000000000002
 served:home:jobs.home:2025:8 demand:home:jobs:2025:8 1.0
 served:home:jobs.home:2025:8 rack_work_limit:home:box:2025:8 12.5
 served:home:jobs.home:2025:8 heat:home:air:2025:8 1.2500000000000002
 served:home:jobs.home:2025:9 demand:home:jobs:2025:9 1.0
 served:home:jobs.home:2025:9 rack_work_limit:home:box:2025:9 12.5
 served:home:jobs.home:2025:9 heat:home:air:2025:9 1.2500000000000002
 served:home:jobs.home:2025:10 demand:home:jobs:2025:10 1.0
 served:home:jobs.home:2025:10 rack_work_limit:home:box:2025:10 12.5
 served:home:jobs.home:2025:10 heat:home:air:2025:10 1.2500000000000002
 served:home:jobs.home:2025:11 demand:home:jobs:2025:11 1.0
 served:home:jobs.home:2025:11 rack_work_limit:home:box:2025:11 12.5
 served:home:jobs.home:2025:11 heat:home:air:2025:11 1.2500000000000002
 served:home:jobs.home:2025:12 demand:home:jobs:2025:12 1.0
 served:home:jobs.home:2025:12 rack_work_limit:home:box:2025:12 12.5
 served:home:jobs.home:2025:12 heat:home:air:2025:12 1.2500000000000002
 served:home:jobs.home:2025:13 demand:home:jobs:2025:13 1.0
 served:home:jobs.home:2025:13 rack_work_limit:home:box:2025:13 12.5
 served:home:jobs.home:2025:13 heat:home:air:2025:13 1.2500000000000002
 served:home:jobs.home:2025:14 demand:home:jobs:2025:14 1.0
 served:home:jobs.home:2025:14 rack_work_limit:home:box:2025:14 12.5
 served:home:jobs.home:2025:14 heat:home:air:2025:14 1.2500000000000002
 served:home:jobs.home:2025:15 demand:home:jobs:2025:15 1.0
 served:home:jobs.home:2025:15 rack_work_limit:home:box:2025:15 12.5
 served:home:jobs.home:2025:15 heat:home:air:2025:15 1.2500000000000002
 served:home:jobs.home:2025:16 demand:home:jobs:2025:16 1.0
 served:home:jobs.home:2025:16 rack_work_limit:home:box:2025:16 12.5
 served:home:jobs.home:2025:16 heat:home:air:2025:16 1.2500000000000002
 served:home:jobs.home:2025:17 demand:home:jobs:2025:17 1.0
 served:home:jobs.home:2025:17 rack_work_limit:home:box:2025:17 12.5
 served:home:jobs.home:2025:17 heat:home:air:2025:17 1.2500000000000002
 served:home:jobs.home:2025:18 demand:home:jobs:2025:18 1.0
 served:home:jobs.home:2025:18 rack_work_limit:home:box:2025:18 12.5
 served:home:jobs.home:2025:18 heat:home:air:2025:18 1.2500000000000002
 served:home:jobs.home:2025:19 demand:home:jobs:2025:19 1.0
 served:home:jobs.home:2025:19 rack_work_limit:home:box:2025:19 12.5
 served:home:jobs.home:2025:19 heat:home:air:2025:19 1.2500000000000002
 served:home:jobs.home:2025:20 demand:home:jobs:2025:20 1.0
 served:home:jobs.home:2025:20 rack_work_limit:home:box:2025:20 12.5
 served:home:jobs.home:2025:20 heat:home:air:2025:20 1.2500000000000002
 served:home:jobs.home:2025:21 demand:home:jobs:2025:21 1.0
 served:home:jobs.home:2025:21 rack_work_limit:home:box:2025:21 12.5
 served:home:jobs.home:2025:21 heat:home:air:2025:21 1.2500000000000002
 served:home:jobs.home:2025:22 demand:home:jobs:2025:22 1.0
 served:home:jobs.home:2025:22 rack_work_limit:home:box:2025:22 12.5
 served:home:jobs.home:2025:22 heat:home:air:2025:22 1.2500000000000002
 served:home:jobs.home:2025:23 demand:home:jobs:2025:23 1.0
 served:home:jobs.home:2025:23 rack_work_limit:home:box:2025:23 12.5
 served:home:jobs.home:2025:23 heat:home:air:2025:23 1.2500000000000002
 unserved:home:jobs:2025:0 objective 3650000.0
 unserved:home:jobs:2025:0 demand:home:jobs:2025:0 1.0
 unserved:home:jobs:2025:1 objective 3650000.0
 unserved:home:jobs:2025:1 demand:home:jobs:2025:1 1.0
 unserved:home:jobs:2025:2 objective 3650000.0
 unserved:home:jobs:2025:2 demand:home:jobs:2025:2 1.0
 unserved:home:jobs:2025:3 objective 3650000.0
 unserved:home:jobs:2025:3 demand:home:jobs:2025:3 1.0
 unserved:home:jobs:2025:4 objective 3650000.0
 unserved:home:jobs:2025:4 demand:home:jobs:2025:4 1.0
 unserved:home:jobs:2025:5 objective 3650000.0
 unserved:home:jobs:2025:5 demand:home:jobs:2025:5 1.0
 unserved:home:jobs:2025:6 objective 3650000.0
 unserved:home:jobs:2025:6 demand:home:jobs:2025:6 1.0
 unserved:home:jobs:2025:7 objective 3650000.0
 unserved:home:jobs:2025:7 demand:home:jobs:2025:7 1.0
 unserved:home:jobs:2025:8 objective 3650000.0
 unserved:home:jobs:2025:8 demand:home:jobs:2025:8 1.0
 unserved:home:jobs:2025:9 objective 3650000.0
 unserved:home:jobs:2025:9 demand:home:jobs:2025:9 1.0
 unserved:home:jobs:2025:10 objective 3650000.0
 unserved:home:jobs:2025:10 demand:home:jobs:2025:10 1.0
 unserved:home:jobs:2025:11 objective 3650000.0
 unserved:home:jobs:2025:11 demand:home:jobs:2025:11 1.0
 unserved:home:jobs:2025:12 objective 3650000.0
 unserved:home:jobs:2025:12 demand:home:jobs:2025:12 1.0
 unserved:home:jobs:2025:13 objective 3650000.0
 unserved:home:jobs:2025:13 demand:home:jobs:2025:13 1.0
 unserved:home:jobs:2025:14 objective 3650000.0
 unserved:home:jobs:2025:14 demand:home:jobs:2025:14 1.0
 unserved:home:jobs:2025:15 objective 3650000.0
 unserved:home:jobs:2025:15 demand:home:jobs:2025:15 1.0
 unserved:home:jobs:2025:16 objective 3650000.0
 unserved:home:jobs:2025:16 demand:home:jobs:2025:16 1.0
 unserved:home:jobs:2025:17 objective 3650000.0
 unserved:home:jobs:2025:17 demand:home:jobs:2025:17 1.0
 unserved:home:jobs:2025:18 objective 3650000.0
 unserved:home:jobs:2025:18 demand:home:jobs:2025:18 1.0
 unserved:home:jobs:2025:19 objective 3650000.0
 unserved:home:jobs:2025:19 demand:home:jobs:2025:19 1.0
 unserved:home:jobs:2025:20 objective 3650000.0
 unserved:home:jobs:2025:20 demand:home:jobs:2025:20 1.0
 unserved:home:jobs:2025:21 objective 3650000.0
 unserved:home:jobs:2025:21 demand:home:jobs:2025:21 1.0
 unserved:home:jobs:2025:22 objective 3650000.0
 unserved:home:jobs:2025:22 demand:home:jobs:2025:22 1.0
 unserved:home:jobs:2025:23 objective 3650000.0
 unserved:home:jobs:2025:23 demand:home:jobs:2025:23 1.0
 backlog:home:jobs:2025:0 demand:home:jobs:2025:0 1.0
 backlog:home:jobs:2025:0 demand:home:jobs:2025:1 -1.0
 backlog:home:jobs:2025:0 urgent_work:home:jobs:2025:0 1.0
 backlog:home:jobs:2025:0 urgent_work:home:jobs:2025:1 -1.0
 backlog:home:jobs:2025:1 demand:home:jobs:2025:1 1.0
 backlog:home:jobs:2025:1 demand:home:jobs:2025:2 -1.0
 backlog:home:jobs:2025:1 urgent_work:home:jobs:2025:1 1.0
 backlog:home:jobs:2025:1 urgent_work:home:jobs:2025:2 -1.0
 backlog:home:jobs:2025:2 demand:home:jobs:2025:2 1.0
 backlog:home:jobs:2025:2 demand:home:jobs:2025:3 -1.0
 backlog:home:jobs:2025:2 urgent_work:home:jobs:2025:2 1.0
 backlog:home:jobs:2025:2 urgent_work:home:jobs:2025:3 -1.0
 backlog:home:jobs:2025:3 demand:home:jobs:2025:3 1.0
 backlog:home:jobs:2025:3 demand:home:jobs:2025:4 -1.0
 backlog:home:jobs:2025:3 urgent_work:home:jobs:2025:3 1.0
 backlog:home:jobs:2025:3 urgent_work:home:jobs:2025:4 -1.0
 backlog:home:jobs:2025:4 demand:home:jobs:2025:4 1.0
 backlog:home:jobs:2025:4 demand:home:jobs:2025:5 -1.0
 backlog:home:jobs:2025:4 urgent_work:home:jobs:2025:4 1.0
 backlog:home:jobs:2025:4 urgent_work:home:jobs:2025:5 -1.0
 backlog:home:jobs:2025:5 demand:home:jobs:2025:5 1.0
 backlog:home:jobs:2025:5 demand:home:jobs:2025:6 -1.0
 backlog:home:jobs:2025:5 urgent_work:home:jobs:2025:5 1.0
 backlog:home:jobs:2025:5 urgent_work:home:jobs:2025:6 -1.0
 backlog:home:jobs:2025:6 demand:home:jobs:2025:6 1.0
 backlog:home:jobs:2025:6 demand:home:jobs:2025:7 -1.0
 backlog:home:jobs:2025:6 urgent_work:home:jobs:2025:6 1.0
 backlog:home:jobs:2025:6 urgent_work:home:jobs:2025:7 -1.0
 backlog:home:jobs:2025:7 demand:home:jobs:2025:7 1.0
 backlog:home:jobs:2025:7 demand:home:jobs:2025:8 -1.0
 backlog:home:jobs:2025:7 urgent_work:home:jobs:2025:7 1.0
 backlog:home:jobs:2025:7 urgent_work:home:jobs:2025:8 -1.0
 backlog:home:jobs:2025:8 demand:home:jobs:2025:8 1.0
 backlog:home:jobs:2025:8 demand:home:jobs:2025:9 -1.0
 backlog:home:jobs:2025:8 urgent_work:home:jobs:2025:8 1.0
 backlog:home:jobs:2025:8 urgent_work:home:jobs:2025:9 -1.0
 backlog:home:jobs:2025:9 demand:home:jobs:2025:9 1.0
 backlog:home:jobs:2025:9 demand:home:jobs:2025:10 -1.0
 backlog:home:jobs:2025:9 urgent_work:home:jobs:2025:9 1.0
 backlog:home:jobs:2025:9 urgent_work:home:jobs:2025:10 -1.0
 backlog:home:jobs:2025:10 demand:home:jobs:2025:10 1.0
 backlog:home:jobs:2025:10 demand:home:jobs:2025:11 -1.0
 backlog:home:jobs:2025:10 urgent_work:home:jobs:2025:10 1.0
 backlog:home:jobs:2025:10 urgent_work:home:jobs:2025:11 -1.0
 backlog:home:jobs:2025:11 demand:home:jobs:2025:11 1.0
 backlog:home:jobs:2025:11 demand:home:jobs:2025:12 -1.0
 backlog:home:jobs:2025:11 urgent_work:home:jobs:2025:11 1.0
 backlog:home:jobs:2025:11 urgent_work:home:jobs:2025:12 -1.0
 backlog:home:jobs:2025:12 demand:home:jobs:2025:12 1.0
 backlog:home:jobs:2025:12 demand:home:jobs:2025:13 -1.0
 backlog:home:jobs:2025:12 urgent_work:home:jobs:2025:12 1.0
 backlog:home:jobs:2025:12 urgent_work:home:jobs:2025:13 -1.0
 backlog:home:jobs:2025:13 demand:home:jobs:2025:13 1.0
 backlog:home:jobs:2025:13 demand:home:jobs:2025:14 -1.0
 backlog:home:jobs:2025:13 urgent_work:home:jobs:2025:13 1.0
 backlog:home:jobs:2025:13 urgent_work:home:jobs:2025:14 -1.0
 backlog:home:jobs:2025:14 demand:home:jobs:2025:14 1.0
 backlog:home:jobs:2025:14 demand:home:jobs:2025:15 -1.0
 backlog:home:jobs:2025:14 urgent_work:home:jobs:2025:14 1.0
 backlog:home:jobs:2025:14 urgent_work:home:jobs:2025:15 -1.0
 backlog:home:jobs:2025:15 demand:home:jobs:2025:15 1.0
 backlog:home:jobs:2025:15 demand:home:jobs:2025:16 -1.0
 backlog:home:jobs:2025:15 urgent_work:home:jobs:2025:15 1.0
 backlog:home:jobs:2025:15 urgent_work:home:jobs:2025:16 -1.0
 backlog:home:jobs:2025:16 demand:home:jobs:2025:16 1.0
 backlog:home:jobs:2025:16 demand:home:jobs:2025:17 -1.0
 backlog:home:jobs:2025:16 urgent_work:home:jobs:2025:16 1.0
 backlog:home:jobs:2025:16 urgent_work:home:jobs:2025:17 -1.0
 backlog:home:jobs:2025:17 demand:home:jobs:2025:17 1.0
 backlog:home:jobs:2025:17 demand:home:jobs:2025:18 -1.0
 backlog:home:jobs:2025:17 urgent_work:home:jobs:2025:17 1.0
 backlog:home:jobs:2025:17 urgent_work:home:jobs:2025:18 -1.0
 backlog:home:jobs:2025:18 demand:home:jobs:2025:18 1.0
 backlog:home:jobs:2025:18 demand:home:jobs:2025:19 -1.0
 backlog:home:jobs:2025:18 urgent_work:home:jobs:2025:18 1.0
 backlog:home:jobs:2025:18 urgent_work:home:jobs:2025:19 -1.0
 backlog:home:jobs:2025:19 demand:home:jobs:2025:19 1.0
 backlog:home:jobs:2025:19 demand:home:jobs:2025:20 -1.0
 backlog:home:jobs:2025:19 urgent_work:home:jobs:2025:19 1.0
 backlog:home:jobs:2025:19 urgent_work:home:jobs:2025:20 -1.0
 backlog:home:jobs:2025:20 demand:home:jobs:2025:20 1.0
 backlog:home:jobs:2025:20 demand:home:jobs:2025:21 -1.0
 backlog:home:jobs:2025:20 urgent_work:home:jobs:2025:20 1.0
 backlog:home:jobs:2025:20 urgent_work:home:jobs:2025:21 -1.0
 backlog:home:jobs:2025:21 demand:home:jobs:2025:21 1.0
 backlog:home:jobs:2025:21 demand:home:jobs:2025:22 -1.0
 backlog:home:jobs:2025:21 urgent_work:home:jobs:2025:21 1.0
 backlog:home:jobs:2025:21 urgent_work:home:jobs:2025:22 -1.0
 backlog:home:jobs:2025:22 demand:home:jobs:2025:22 1.0
 backlog:home:jobs:2025:22 demand:home:jobs:2025:23 -1.0
 backlog:home:jobs:2025:22 urgent_work:home:jobs:2025:22 1.0
 backlog:home:jobs:2025:22 urgent_work:home:jobs:2025:23 -1.0
 backlog:home:jobs:2025:23 demand:home:jobs:2025:0 -1.0
 backlog:home:jobs:2025:23 demand:home:jobs:2025:23 1.0
 backlog:home:jobs:2025:23 urgent_work:home:jobs:2025:0 -1.0
 backlog:home:jobs:2025:23 urgent_work:home:jobs:2025:23 1.0
 heat_removed:home:fan.air:2025:0 heat:home:air:2025:0 -1.0
 heat_removed:home:fan.air:2025:0 power_balance:home:2025:0 -1.1400000000000001
 heat_removed:home:fan.air:2025:0 hosting:home:2025:0 1.1400000000000001
 heat_removed:home:fan.air:2025:0 cooling_limit:home:fan:2025:0 1.0
 heat_removed:home:fan.air:2025:1 heat:home:air:2025:1 -1.0
 heat_removed:home:fan.air:2025:1 power_balance:home:2025:1 -1.1400000000000001
 heat_removed:home:fan.air:2025:1 hosting:home:2025:1 1.1400000000000001
 heat_removed:home:fan.air:2025:1 cooling_limit:home:fan:2025:1 1.0
 heat_removed:home:fan.air:2025:2 heat:home:air:2025:2 -1.0
 heat_removed:home:fan.air:2025:2 power_balance:home:2025:2 -1.1400000000000001
 heat_removed:home:fan.air:2025:2 hosting:home:2025:2 1.1400000000000001
 heat_removed:home:fan.air:2025:2 cooling_limit:home:fan:2025:2 1.0
 heat_removed:home:fan.air:2025:3 heat:home:air:2025:3 -1.0
 heat_removed:home:fan.air:2025:3 power_balance:home:2025:3 -1.1400000000000001
 heat_removed:home:fan.air:2025:3 hosting:home:2025:3 1.1400000000000001
 heat_removed:home:fan.air:2025:3 cooling_limit:home:fan:2025:3 1.0
 heat_removed:home:fan.air:2025:4 heat:home:air:2025:4 -1.0
 heat_removed:home:fan.air:2025:4 power_balance:home:2025:4 -1.1400000000000001
 heat_removed:home:fan.air:2025:4 hosting:home:2025:4 1.1400000000000001
 heat_removed:home:fan.air:2025:4 cooling_limit:home:fan:2025:4 1.0
 heat_removed:home:fan.air:2025:5 heat:home:air:2025:5 -1.0
 heat_removed:home:fan.air:2025:5 power_balance:home:2025:5 -1.1400000000000001
 heat_removed:home:fan.air:2025:5 hosting:home:2025:5 1.1400000000000001
 heat_removed:home:fan.air:2025:5 cooling_limit:home:fan:2025:5 1.0
 heat_removed:home:fan.air:2025:6 heat:home:air:2025:6 -1.0
 heat_removed:home:fan.air:2025:6 power_balance:home:2025:6 -1.1400000000000001
 heat_removed:home:fan.air:2025:6 hosting:home:2025:6 1.1400000000000001
 heat_removed:home:fan.air:2025:6 cooling_limit:home:fan:2025:6 1.0
 heat_removed:home:fan.air:2025:7 heat:home:air:2025:7 -1.0
 heat_removed:home:fan.air:2025:7 power_balance:home:2025:7 -1.1400000000000001
 heat_removed:home:fan.air:2025:7 hosting:home:2025:7 1.1400000000000001
 heat_removed:home:fan.air:2025:7 cooling_limit:home:fan:2025:7 1.0
 heat_removed:home:fan.air:2025:8 heat:home:air:2025:8 -1.0
 heat_removed:home:fan.air:2025:8 power_balance:home:2025:8 -1.1400000000000001
 heat_removed:home:fan.air:2025:8 hosting:home:2025:8 1.1400000000000001
 heat_removed:home:fan.air:2025:8 cooling_limit:home:fan:2025:8 1.0
 heat_removed:home:fan.air:2025:9 heat:home:air:2025:9 -1.0
 heat_removed:home:fan.air:2025:9 power_balance:home:2025:9 -1.1400000000000001
 heat_removed:home:fan.air:2025:9 hosting:home:2025:9 1.1400000000000001
 heat_removed:home:fan.air:2025:9 cooling_limit:home:fan:2025:9 1.0
 heat_removed:home:fan.air:2025:10 heat:home:air:2025:10 -1.0
 heat_removed:home:fan.air:2025:10 power_balance:home:2025:10 -1.1400000000000001
 heat_removed:home:fan.air:2025:10 hosting:home:2025:10 1.1400000000000001
 heat_removed:home:fan.air:2025:10 cooling_limit:home:fan:2025:10 1.0
 heat_removed:home:fan.air:2025:11 heat:home:air:2025:11 -1.0
 heat_removed:home:fan.air:2025:11 power_balance:home:2025:11 -1.1400000000000001
 heat_removed:home:fan.air:2025:11 hosting:home:2025:11 1.1400000000000001
 heat_removed:home:fan.air:2025:11 cooling_limit:home:fan:2025:11 1.0
 heat_removed:home:fan.air:2025:12 heat:home:air:2025:12 -1.0
 heat_removed:home:fan.air:2025:12 power_balance:home:2025:12 -1.1400000000000001
 heat_removed:home:fan.air:2025:12 hosting:home:2025:12 1.1400000000000001
 heat_removed:home:fan.air:2025:12 cooling_limit:home:fan:2025:12 1.0
 heat_removed:home:fan.air:2025:13 heat:home:air:2025:13 -1.0
 heat_removed:home:fan.air:2025:13 power_balance:home:2025:13 -1.1400000000000001
 heat_removed:home:fan.air:2025:13 hosting:home:2025:13 1.1400000000000001
 heat_removed:home:fan.air:2025:13 cooling_limit:home:fan:2025:13 1.0
 heat_removed:home:fan.air:2025:14 heat:home:air:2025:14 -1.0
 heat_removed:home:fan.air:2025:14 power_balance:home:2025:14 -1.1400000000000001
 heat_removed:home:fan.air:2025:14 hosting:home:2025:14 1.1400000000000001
 heat_removed:home:fan.air:2025:14 cooling_limit:home:fan:2025:14 1.0
 heat_removed:home:fan.air:2025:15 heat:home:air:2025:15 -1.0
 heat_removed:home:fan.air:2025:15 power_balance:home:2025:15 -1.1400000000000001
 heat_removed:home:fan.air:2025:15 hosting:home:2025:15 1.1400000000000001
 heat_removed:home:fan.air:2025:15 cooling_limit:home:fan:2025:15 1.0
 heat_removed:home:fan.air:2025:16 heat:home:air:2025:16 -1.0
 heat_removed:home:fan.air:2025:16 power_balance:home:2025:16 -1.1400000000000001
 heat_removed:home:fan.air:2025:16 hosting:home:2025:16 1.1400000000000001
 heat_removed:home:fan.air:2025:16 cooling_limit:home:fan:2025:16 1.0
 heat_removed:home:fan.air:2025:17 heat:home:air:2025:17 -1.0
 heat_removed:home:fan.air:2025:17 power_balance:home:2025:17 -1.1400000000000001
 heat_removed:home:fan.air:2025:17 hosting:home:2025:17 1.1400000000000001
 heat_removed:home:fan.air:2025:17 cooling_limit:home:fan:2025:17 1.0
 heat_removed:home:fan.air:2025:18 heat:home:air:2025:18 -1.0
 heat_removed:home:fan.air:2025:18 power_balance:home:2025:18 -1.1400000000000001
 heat_removed:home:fan.air:2025:18 hosting:home:2025:18 1.1400000000000001
 heat_removed:home:fan.air:2025:18 cooling_limit:home:fan:2025:18 1.0
 heat_removed:home:fan.air:2025:19 heat:home:air:2025:19 -1.0
 heat_removed:home:fan.air:2025:19 power_balance:home:2025:19 -1.1400000000000001
 heat_removed:home:fan.air:2025:19 hosting:home:2025:19 1.1400000000000001
 heat_removed:home:fan.air:2025:19 cooling_limit:home:fan:2025:19 1.0
 heat_removed:home:fan.air:2025:20 heat:home:air:2025:20 -1.0
 heat_removed:home:fan.air:2025:20 power_balance:home:2025:20 -1.1400000000000001
 heat_removed:home:fan.air:2025:20 hosting:home:2025:20 1.1400000000000001
 heat_removed:home:fan.air:2025:20 cooling_limit:home:fan:2025:20 1.0
 heat_removed:home:fan.air:2025:21 heat:home:air:2025:21 -1.0
 heat_removed:home:fan.air:2025:21 power_balance:home:2025:21 -1.1400000000000001
 heat_removed:home:fan.air:2025:21 hosting:home:2025:21 1.1400000000000001
 heat_removed:home:fan.air:2025:21 cooling_limit:home:fan:2025:21 1.0
 heat_removed:home:fan.air:2025:22 heat:home:air:2025:22 -1.0
 heat_removed:home:fan.air:2025:22 power_balance:home:2025:22 -1.1400000000000001
 heat_removed:home:fan.air:2025:22 hosting:home:2025:22 1.1400000000000001
 heat_removed:home:fan.air:2025:22 cooling_limit:home:fan:2025:22 1.0
 heat_removed:home:fan.air:2025:23 heat:home:air:2025:23 -1.0
 heat_removed:home:fan.air:2025:23 power_balance:home:2025:23 -1.1400000000000001
 heat_removed:home:fan.air:2025:23 hosting:home:2025:23 1.1400000000000001
 heat_removed:home:fan.air:2025:23 cooling_limit:home:fan:2025:23 1.0
 generation:home:engine:2025:0 objective 2490.86366
 generation:home:engine:2025:0 power_balance:home:2025:0 1.0
 generation:home:engine:2025:0 hosting:home:2025:0 -1.0
 generation:home:engine:2025:0 generation_limit:home:engine:2025:0 1.0
 generation:home:engine:2025:1 objective 2490.86366
 generation:home:engine:2025:1 power_balance:home:2025:1 1.0
 generation:home:engine:2025:1 hosting:home:2025:1 -1.0
 generation:home:engine:2025:1 generation_limit:home:engine:2025:1 1.0
 generation:home:engine:2025:2 objective 2490.86366
 generation:home:engine:2025:2 power_balance:home:2025:2 1.0
 generation:home:engine:2025:2 hosting:home:2025:2 -1.0
 generation:home:engine:2025:2 generation_limit:home:engine:2025:2 1.0
 generation:home:engine:2025:3 objective 2490.86366
 generation:home:engine:2025:3 power_balance:home:2025:3 1.0
 generation:home:engine:2025:3 hosting:home:2025:3 -1.0
 generation:home:engine:2025:3 generation_limit:home:engine:2025:3 1.0
 generation:home:engine:2025:4 objective 2490.86366
 generation:home:engine:2025:4 power_balance:home:2025:4 1.0
 generation:home:engine:2025:4 hosting:home:2025:4 -1.0
 generation:home:engine:2025:4 generation_limit:home:engine:2025:4 1.0
 generation:home:engine:2025:5 objective 2490.86366
 generation:home:engine:2025:5 power_balance:home:2025:5 1.0
 generation:home:engine:2025:5 hosting:home:2025:5 -1.0
 generation:home:engine:2025:5 generation_limit:home:engine:2025:5 1.0
 generation:home:engine:2025:6 objective 2490.86366
 generation:home:engine:2025:6 power_balance:home:2025:6 1.0
 generation:home:engine:2025:6 hosting:home:2025:6 -1.0
 generation:home:engine:2025:6 generation_limit:home:engine:2025:6 1.0
 generation:home:engine:2025:7 objective 2490.86366
 generation:home:engine:2025:7 power_balance:home:2025:7 1.0
 generation:home:engine:2025:7 hosting:home:2025:7 -1.0
 generation:home:engine:2025:7 generation_limit:home:engine:2025:7 1.0
 generation:home:engine:2025:8 objective 2490.86366
 generation:home:engine:2025:8 power_balance:home:2025:8 1.0
 generation:home:engine:2025:8 hosting:home:2025:8 -1.0
 generation:home:engine:2025:8 generation_limit:home:engine:2025:8 1.0
 generation:home:engine:2025:9 objective 2490.86366
 generation:home:engine:2025:9 power_balance:home:2025:9 1.0
 generation:home:engine:2025:9 hosting:home:2025:9 -1.0
 generation:home:engine:2025:9 generation_limit:home:engine:2025:9 1.0
 generation:home:engine:2025:10 objective 2490.86366
 generation:home:engine:2025:10 power_balance:home:2025:10 1.0
 generation:home:engine:2025:10 hosting:home:2025:10 -1.0
 generation:home:engine:2025:10 generation_limit:home:engine:2025:10 1.0
 generation:home:engine:2025:11 objective 2490.86366
 generation:home:engine:2025:11 power_balance:home:2025:11 1.0
 generation:home:engine:2025:11 hosting:home:2025:11 -1.0
 generation:home:engine:2025:11 generation_limit:home:engine:2025:11 1.0
 generation:home:engine:2025:12 objective 2490.86366
 generation:home:engine:2025:12 power_balance:home:2025:12 1.0
 generation:home:engine:2025:12 hosting:home:2025:12 -1.0
 generation:home:engine:2025:12 generation_limit:home:engine:2025:12 1.0
 generation:home:engine:2025:13 objective 2490.86366
 generation:home:engine:2025:13 power_balance:home:2025:13 1.0
 generation:home:engine:2025:13 hosting:home:2025:13 -1.0
 generation:home:engine:2025:13 generation_limit:home:engine:2025:13 1.0
 generation:home:engine:2025:14 objective 2490.86366
 generation:home:engine:2025:14 power_balance:home:2025:14 1.0
 generation:home:engine:2025:14 hosting:home:2025:14 -1.0
 generation:home:engine:2025:14 generation_limit:home:engine:2025:14 1.0
 generation:home:engine:2025:15 objective 2490.86366
 generation:home:engine:2025:15 power_balance:home:2025:15 1.0
 generation:home:engine:2025:15 hosting:home:2025:15 -1.0
 generation:home:engine:2025:15 generation_limit:home:engine:2025:15 1.0
 generation:home:engine:2025:16 objective 2490.86366
 generation:home:engine:2025:16 power_balance:home:2025:16 1.0
 generation:home:engine:2025:16 hosting:home:2025:16 -1.0
 generation:home:engine:2025:16 generation_limit:home:engine:2025:16 1.0
 generation:home:engine:2025:17 objective 2490.86366
 generation:home:engine:2025:17 power_balance:home:2025:17 1.0
 generation:home:engine:2025:17 hosting:home:2025:17 -1.0
 generation:home:engine:2025:17 generation_limit:home:engine:2025:17 1.0
 generation:home:engine:2025:18 objective 2490.86366
 generation:home:engine:2025:18 power_balance:home:2025:18 1.0
 generation:home:engine:2025:18 hosting:home:2025:18 -1.0
 generation:home:engine:2025:18 generation_limit:home:engine:2025:18 1.0
 generation:home:engine:2025:19 objective 2490.86366
 generation:home:engine:2025:19 power_balance:home:2025:19 1.0
 generation:home:engine:2025:19 hosting:home:2025:19 -1.0
 generation:home:engine:2025:19 generation_limit:home:engine:2025:19 1.0
 generation:home:engine:2025:20 objective 2490.86366
 generation:home:engine:2025:20 power_balance:home:2025:20 1.0
 generation:home:engine:2025:20 hosting:home:2025:20 -1.0
 generation:home:engine:2025:20 generation_limit:home:engine:2025:20 1.0
 generation:home:engine:2025:21 objective 2490.86366
 generation:home:engine:2025:21 power_balance:home:2025:21 1.0
 generation:home:engine:2025:21 hosting:home:2025:21 -1.0
 generation:home:engine:2025:21 generation_limit:home:engine:2025:21 1.0
 generation:home:engine:2025:22 objective 2490.86366
 generation:home:engine:2025:22 power_balance:home:2025:22 1.0
 generation:home:engine:2025:22 hosting:home:2025:22 -1.0
 generation:home:engine:2025:22 generation_limit:home:engine:2025:22 1.0
 generation:home:engine:2025:23 objective 2490.86366
 generation:home:engine:2025:23 power_balance:home:2025:23 1.0
 generation:home:engine:2025:23 hosting:home:2025:23 -1.0
 generation:home:engine:2025:23 generation_limit:home:engine:2025:23 1.0
 charge:home:cell:2025:0 level_balance:home:cell:2025:0 -0.9
 charge:home:cell:2025:0 power_balance:home:2025:0 -1.0
 charge:home:cell:2025:0 hosting:home:2025:0 1.0
 charge:home:cell:2025:0 charge_limit:home:cell:2025:0 1.0
 charge:home:cell:2025:1 level_balance:home:cell:2025:1 -0.9
 charge:home:cell:2025:1 power_balance:home:2025:1 -1.0
 charge:home:cell:2025:1 hosting:home:2025:1 1.0
 charge:home:cell:2025:1 charge_limit:home:cell:2025:1 1.0
 charge:home:cell:2025:2 level_balance:home:cell:2025:2 -0.9
 charge:home:cell:2025:2 power_balance:home:2025:2 -1.0
 charge:home:cell:2025:2 hosting:home:2025:2 1.0
 charge:home:cell:2025:2 charge_limit:home:cell:2025:2 1.0
 charge:home:cell:2025:3 level_balance:home:cell:2025:3 -0.9
 charge:home:cell:2025:3 power_balance:home:2025:3 -1.0
 charge:home:cell:2025:3 hosting:home:2025:3 1.0
 charge:home:cell:2025:3 charge_limit:home:cell:2025:3 1.0
 charge:home:cell:2025:4 level_balance:home:cell:2025:4 -0.9
 charge:home:cell:2025:4 power_balance:home:2025:4 -1.0
 charge:home:cell:2025:4 hosting:home:2025:4 1.0
 charge:home:cell:2025:4 charge_limit:home:cell:2025:4 1.0
 charge:home:cell:2025:5 level_balance:home:cell:2025:5 -0.9
 charge:home:cell:2025:5 power_balance:home:2025:5 -1.0
 charge:home:cell:2025:5 hosting:home:2025:5 1.0
 charge:home:cell:2025:5 charge_limit:home:cell:2025:5 1.0
 charge:home:cell:2025:6 level_balance:home:cell:2025:6 -0.9
 charge:home:cell:2025:6 power_balance:home:2025:6 -1.0
 charge:home:cell:2025:6 hosting:home:2025:6 1.0
 charge:home:cell:2025:6 charge_limit:home:cell:2025:6 1.0
 charge:home:cell:2025:7 level_balance:home:cell:2025:7 -0.9
 charge:home:cell:2025:7 power_balance:home:2025:7 -1.0
 charge:home:cell:2025:7 hosting:home:2025:7 1.0
 charge:home:cell:2025:7 charge_limit:home:cell:2025:7 1.0
 charge:home:cell:2025:8 level_balance:home:cell:2025:8 -0.9
 charge:home:cell:2025:8 power_balance:home:2025:8 -1.0
 charge:home:cell:2025:8 hosting:home:2025:8 1.0
 charge:home:cell:2025:8 charge_limit:home:cell:2025:8 1.0
 charge:home:cell:2025:9 level_balance:home:cell:2025:9 -0.9
 charge:home:cell:2025:9 power_balance:home:2025:9 -1.0
 charge:home:cell:2025:9 hosting:home:2025:9 1.0
 charge:home:cell:2025:9 charge_limit:home:cell:2025:9 1.0
 charge:home:cell:2025:10 level_balance:home:cell:2025:10 -0.9
 charge:home:cell:2025:10 power_balance:home:2025:10 -1.0
 charge:home:cell:2025:10 hosting:home:2025:10 1.0
 charge:home:cell:2025:10 charge_limit:home:cell:2025:10 1.0
 charge:home:cell:2025:11 level_balance:home:cell:2025:11 -0.9
 charge:home:cell:2025:11 power_balance:home:2025:11 -1.0
 charge:home:cell:2025:11 hosting:home:2025:11 1.0
 charge:home:cell:2025:11 charge_limit:home:cell:2025:11 1.0
 charge:home:cell:2025:12 level_balance:home:cell:2025:12 -0.9
 charge:home:cell:2025:12 power_balance:home:2025:12 -1.0
 charge:home:cell:2025:12 hosting:home:2025:12 1.0
 charge:home:cell:2025:12 charge_limit:home:cell:2025:12 1.0
 charge:home:cell:2025:13 level_balance:home:cell:2025:13 -0.9
 charge:home:cell:2025:13 power_balance:home:2025:13 -1.0
 charge:home:cell:2025:13 hosting:home:2025:13 1.0
 charge:home:cell:2025:13 charge_limit:home:cell:2025:13 1.0
 charge:home:cell:2025:14 level_balance:home:cell:2025:14 -0.9
 charge:home:cell:2025:14 power_balance:home:2025:14 -1.0
 charge:home:cell:2025:14 hosting:home:2025:14 1.0
 charge:home:cell:2025:14 charge_limit:home:cell:2025:14 1.0
 charge:home:cell:2025:15 level_balance:home:cell:2025:15 -0.9
 charge:home:cell:2025:15 power_balance:home:2025:15 -1.0
 charge:home:cell:2025:15 hosting:home:2025:15 1.0
 charge:home:cell:2025:15 charge_limit:home:cell:2025:15 1.0
 charge:home:cell:2025:16 level_balance:home:cell:2025:16 -0.9
 charge:home:cell:2025:16 power_balance:home:2025:16 -1.0
 charge:home:cell:2025:16 hosting:home:2025:16 1.0
 charge:home:cell:2025:16 charge_limit:home:cell:2025:16 1.0
 charge:home:cell:2025:17 level_balance:home:cell:2025:17 -0.9
 charge:home:cell:2025:17 power_balance:home:2025:17 -1.0
 charge:home:cell:2025:17 hosting:home:2025:17 1.0
 charge:home:cell:2025:17 charge_limit:home:cell:2025:17 1.0
 charge:home:cell:2025:18 level_balance:home:cell:2025:18 -0.9
 charge:home:cell:2025:18 power_balance:home:2025:18 -1.0
 charge:home:cell:2025:18 hosting:home:2025:18 1.0
 charge:home:cell:2025:18 charge_limit:home:cell:2025:18 1.0
 charge:home:cell:2025:19 level_balance:home:cell:2025:19 -0.9
 charge:home:cell:2025:19 power_balance:home:2025:19 -1.0
 charge:home:cell:2025:19 hosting:home:2025:19 1.0
 charge:home:cell:2025:19 charge_limit:home:cell:2025:19 1.0
 charge:home:cell:2025:20 level_balance:home:cell:2025:20 -0.9
 charge:home:cell:2025:20 power_balance:home:2025:20 -1.0
 charge:home:cell:2025:20 hosting:home:2025:20 1.0
 charge:home:cell:2025:20 charge_limit:home:cell:2025:20 1.0
 charge:home:cell:2025:21 level_balance:home:cell:2025:21 -0.9
 charge:home:cell:2025:21 power_balance:home:2025:21 -1.0
 charge:home:cell:2025:21 hosting:home:2025:21 1.0
 charge:home:cell:2025:21 charge_limit:home:cell:2025:21 1.0
 charge:home:cell:2025:22 level_balance:home:cell:2025:22 -0.9
 charge:home:cell:2025:22 power_balance:home:2025:22 -1.0
 charge:home:cell:2025:22 hosting:home:2025:22 1.0
 charge:home:cell:2025:22 charge_limit:home:cell:2025:22 1.0
 charge:home:cell:2025:23 level_balance:home:cell:2025:23 -0.9
 charge:home:cell:2025:23 power_balance:home:2025:23 -1.0
 charge:home:cell:2025:23 hosting:home:2025:23 1.0
 charge:home:cell:2025:23 charge_limit:home:cell:2025:23 1.0
 discharge:home:cell:2025:0 level_balance:home:cell:2025:0 1.1111111111111112
 discharge:home:cell:2025:0 power_balance:home:2025:0 1.0
 discharge:home:cell:2025:0 hosting:home:2025:0 -1.0
 discharge:home:cell:2025:0 discharge_limit:home:cell:2025:0 1.0
 discharge:home:cell:2025:1 level_balance:home:cell:2025:1 1.1111111111111112
 discharge:home:cell:2025:1 power_balance:home:2025:1 1.0
 discharge:home:cell:2025:1 hosting:home:2025:1 -1.0
 discharge:home:cell:2025:1 discharge_limit:home:cell:2025:1 1.0
 discharge:home:cell:2025:2 level_balance:home:cell:2025:2 1.1111111111111112
 discharge:home:cell:2025:2 power_balance:home:2025:2 1.0
 discharge:home:cell:2025:2 hosting:home:2025:2 -1.0
 discharge:home:cell:2025:2 discharge_limit:home:cell:2025:2 1.0
 discharge:home:cell:2025:3 level_balance:home:cell:2025:3 1.1111111111111112
 discharge:home:cell:2025:3 power_balance:home:2025:3 1.0
 discharge:home:cell:2025:3 hosting:home:2025:3 -1.0
 discharge:home:cell:2025:3 discharge_limit:home:cell:2025:3 1.0
 discharge:home:cell:2025:4 level_balance:home:cell:2025:4 1.1111111111111112
 discharge:home:cell:2025:4 power_balance:home:2025:4 1.0
 discharge:home:cell:2025:4 hosting:home:2025:4 -1.0
 discharge:home:cell:2025:4 discharge_limit:home:cell:2025:4 1.0
 discharge:home:cell:2025:5 level_balance:home:cell:2025:5 1.1111111111111112
 discharge:home:cell:2025:5 power_balance:home:2025:5 1.0
 discharge:home:cell:2025:5 hosting:home:2025:5 -1.0
 discharge:home:cell:2025:5 discharge_limit:home:cell:2025:5 1.0
 discharge:home:cell:2025:6 level_balance:home:cell:2025:6 1.1111111111111112
 discharge:home:cell:2025:6 power_balance:home:2025:6 1.0
 discharge:home:cell:2025:6 hosting:home:2025:6 -1.0
 discharge:home:cell:2025:6 discharge_limit:home:cell:2025:6 1.0
 discharge:home:cell:2025:7 level_balance:home:cell:2025:7 1.1111111111111112
 discharge:home:cell:2025:7 power_balance:home:2025:7 1.0
 discharge:home:cell:2025:7 hosting:home:2025:7 -1.0
 discharge:home:cell:2025:7 discharge_limit:home:cell:2025:7 1.0
 discharge:home:cell:2025:8 level_balance:home:cell:2025:8 1.1111111111111112
 discharge:home:cell:2025:8 power_balance:home:2025:8 1.0
 discharge:home:cell:2025:8 hosting:home:2025:8 -1.0
 discharge:home:cell:2025:8 discharge_limit:home:cell:2025:8 1.0
 discharge:home:cell:2025:9 level_balance:home:cell:2025:9 1.1111111111111112
 discharge:home:cell:2025:9 power_balance:home:2025:9 1.0
 discharge:home:cell:2025:9 hosting:home:2025:9 -1.0
 discharge:home:cell:2025:9 discharge_limit:home:cell:2025:9 1.0
 discharge:home:cell:2025:10 level_balance:home:cell:2025:10 1.1111111111111112
 discharge:home:cell:2025:10 power_balance:home:2025:10 1.0
 discharge:home:cell:2025:10 hosting:home:2025:10 -1.0
 discharge:home:cell:2025:10 discharge_limit:home:cell:2025:10 1.0
 discharge:home:cell:2025:11 level_balance:home:cell:2025:11 1.1111111111111112
 discharge:home:cell:2025:11 power_balance:home:2025:11 1.0
 discharge:home:cell:2025:11 hosting:home:2025:11 -1.0
 discharge:home:cell:2025:11 discharge_limit:home:cell:2025:11 1.0
 discharge:home:cell:2025:12 level_balance:home:cell:2025:12 1.1111111111111112
 discharge:home:cell:2025:12 power_balance:home:2025:12 1.0
 discharge:home:cell:2025:12 hosting:home:2025:12 -1.0
 discharge:home:cell:2025:12 discharge_limit:home:cell:2025:12 1.0
 discharge:home:cell:2025:13 level_balance:home:cell:2025:13 1.1111111111111112
 discharge:home:cell:2025:13 power_balance:home:2025:13 1.0
 discharge:home:cell:2025:13 hosting:home:2025:13 -1.0
 discharge:home:cell:2025:13 discharge_limit:home:cell:2025:13 1.0
 discharge:home:cell:2025:14 level_balance:home:cell:2025:14 1.1111111111111112
 discharge:home:cell:2025:14 power_balance:home:2025:14 1.0
 discharge:home:cell:2025:14 hosting:home:2025:14 -1.0
 discharge:home:cell:2025:14 discharge_limit:home:cell:2025:14 1.0
 discharge:home:cell:2025:15 level_balance:home:cell:2025:15 1.1111111111111112
 discharge:home:cell:2025:15 power_balance:home:2025:15 1.0
 discharge:home:cell:2025:15 hosting:home:2025:15 -1.0
 discharge:home:cell:2025:15 discharge_limit:home:cell:2025:15 1.0
 discharge:home:cell:2025:16 level_balance:home:cell:2025:16 1.1111111111111112
 discharge:home:cell:2025:16 power_balance:home:2025:16 1.0
 discharge:home:cell:2025:16 hosting:home:2025:16 -1.0
 discharge:home:cell:2025:16 discharge_limit:home:cell:2025:16 1.0
 discharge:home:cell:2025:17 level_balance:home:cell:2025:17 1.1111111111111112
 discharge:home:cell:2025:17 power_balance:home:2025:17 1.0
 discharge:home:cell:2025:17 hosting:home:2025:17 -1.0
 discharge:home:cell:2025:17 discharge_limit:home:cell:2025:17 1.0
 discharge:home:cell:2025:18 level_balance:home:cell:2025:18 1.1111111111111112
 discharge:home:cell:2025:18 power_balance:home:2025:18 1.0
 discharge:home:cell:2025:18 hosting:home:2025:18 -1.0
 discharge:home:cell:2025:18 discharge_limit:home:cell:2025:18 1.0
 discharge:home:cell:2025:19 level_balance:home:cell:2025:19 1.1111111111111112
 discharge:home:cell:2025:19 power_balance:home:2025:19 1.0
 discharge:home:cell:2025:19 hosting:home:2025:19 -1.0
 discharge:home:cell:2025:19 discharge_limit:home:cell:2025:19 1.0
 discharge:home:cell:2025:20 level_balance:home:cell:2025:20 1.1111111111111112
 discharge:home:cell:2025:20 power_balance:home:2025:20 1.0
 discharge:home:cell:2025:20 hosting:home:2025:20 -1.0
 discharge:home:cell:2025:20 discharge_limit:home:cell:2025:20 1.0
 discharge:home:cell:2025:21 level_balance:home:cell:2025:21 1.1111111111111112
 discharge:home:cell:2025:21 power_balance:home:2025:21 1.0
 discharge:home:cell:2025:21 hosting:home:2025:21 -1.0
 discharge:home:cell:2025:21 discharge_limit:home:cell:2025:21 1.0
 discharge:home:cell:2025:22 level_balance:home:cell:2025:22 1.1111111111111112
 discharge:home:cell:2025:22 power_balance:home:2025:22 1.0
 discharge:home:cell:2025:22 hosting:home:2025:22 -1.0
 discharge:home:cell:2025:22 discharge_limit:home:cell:2025:22 1.0
 discharge:home:cell:2025:23 level_balance:home:cell:2025:23 1.1111111111111112
 discharge:home:cell:2025:23 power_balance:home:2025:23 1.0
 discharge:home:cell:2025:23 hosting:home:2025:23 -1.0
 discharge:home:cell:2025:23 discharge_limit:home:cell:2025:23 1.0
 level:home:cell:2025:0 level_balance:home:cell:2025:0 1.0
 level:home:cell:2025:0 level_balance:home:cell:2025:1 -0.99
 level:home:cell:2025:0 level_limit:home:cell:2025:0 1.0
 level:home:cell:2025:1 level_balance:home:cell:2025:1 1.0
 level:home:cell:2025:1 level_balance:home:cell:2025:2 -0.99
 level:home:cell:2025:1 level_limit:home:cell:2025:1 1.0
 level:home:cell:2025:2 level_balance:home:cell:2025:2 1.0
 level:home:cell:2025:2 level_balance:home:cell:2025:3 -0.99
 level:home:cell:2025:2 level_limit:home:cell:2025:2 1.0
 level:home:cell:2025:3 level_balance:home:cell:2025:3 1.0
 level:home:cell:2025:3 level_balance:home:cell:2025:4 -0.99
 level:home:cell:2025:3 level_limit:home:cell:2025:3 1.0
 level:home:cell:2025:4 level_balance:home:cell:2025:4 1.0
 level:home:cell:2025:4 level_balance:home:cell:2025:5 -0.99
 level:home:cell:2025:4 level_limit:home:cell:2025:4 1.0
 level:home:cell:2025:5 level_balance:home:cell:2025:5 1.0
 level:home:cell:2025:5 level_balance:home:cell:2025:6 -0.99
 level:home:cell:2025:5 level_limit:home:cell:2025:5 1.0
 level:home:cell:2025:6 level_balance:home:cell:2025:6 1.0
 level:home:cell:2025:6 level_balance:home:cell:2025:7 -0.99
 level:home:cell:2025:6 level_limit:home:cell:2025:6 1.0
 level:home:cell:2025:7 level_balance:home:cell:2025:7 1.0
 level:home:cell:2025:7 level_balance:home:cell:2025:8 -0.99
 level:home:cell:2025:7 level_limit:home:cell:2025:7 1.0
 level:home:cell:2025:8 level_balance:home:cell:2025:8 1.0
 level:home:cell:2025:8 level_balance:home:cell:2025:9 -0.99
 level:home:cell:2025:8 level_limit:home:cell:2025:8 1.0
 level:home:cell:2025:9 level_balance:home:cell:2025:9 1.0
 level:home:cell:2025:9 level_balance:home:cell:2025:10 -0.99
 level:home:cell:2025:9 level_limit:home:cell:2025:9 1.0
 level:home:cell:2025:10 level_balance:home:cell:2025:10 1.0
 level:home:cell:2025:10 level_balance:home:cell:2025:11 -0.99
 level:home:cell:2025:10 level_limit:home:cell:2025:10 1.0
 level:home:cell:2025:11 level_balance:home:cell:2025:11 1.0
 level:home:cell:2025:11 level_balance:home:cell:2025:12 -0.99
 level:home:cell:2025:11 level_limit:home:cell:2025:11 1.0
 level:home:cell:2025:12 level_balance:home:cell:2025:12 1.0
 level:home:cell:2025:12 level_balance:home:cell:2025:13 -0.99
 level:home:cell:2025:12 level_limit:home:cell:2025:12 1.0
 level:home:cell:2025:13 level_balance:home:cell:2025:13 1.0
 level:home:cell:2025:13 level_balance:home:cell:2025:14 -0.99
 level:home:cell:2025:13 level_limit:home:cell:2025:13 1.0
 level:home:cell:2025:14 level_balance:home:cell:2025:14 1.0
 level:home:cell:2025:14 level_balance:home:cell:2025:15 -0.99
 level:home:cell:2025:14 level_limit:home:cell:2025:14 1.0
 level:home:cell:2025:15 level_balance:home:cell:2025:15 1.0
 level:home:cell:2025:15 level_balance:home:cell:2025:16 -0.99
 level:home:cell:2025:15 level_limit:home:cell:2025:15 1.0
 level:home:cell:2025:16 level_balance:home:cell:2025:16 1.0
 level:home:cell:2025:16 level_balance:home:cell:2025:17 -0.99
 level:home:cell:2025:16 level_limit:home:cell:2025:16 1.0
 level:home:cell:2025:17 level_balance:home:cell:2025:17 1.0
 level:home:cell:2025:17 level_balance:home:cell:2025:18 -0.99
 level:home:cell:2025:17 level_limit:home:cell:2025:17 1.0
 level:home:cell:2025:18 level_balance:home:cell:2025:18 1.0
 level:home:cell:2025:18 level_balance:home:cell:2025:19 -0.99
 level:home:cell:2025:18 level_limit:home:cell:2025:18 1.0
 level:home:cell:2025:19 level_balance:home:cell:2025:19 1.0
 level:home:cell:2025:19 level_balance:home:cell:2025:20 -0.99
 level:home:cell:2025:19 level_limit:home:cell:2025:19 1.0
 level:home:cell:2025:20 level_balance:home:cell:2025:20 1.0
 level:home:cell:2025:20 level_balance:home:cell:2025:21 -0.99
 level:home:cell:2025:20 level_limit:home:cell:2025:20 1.0
 level:home:cell:2025:21 level_balance:home:cell:2025:21 1.0
 level:home:cell:2025:21 level_balance:home:cell:2025:22 -0.99
 level:home:cell:2025:21 level_limit:home:cell:2025:21 1.0
 level:home:cell:2025:22 level_balance:home:cell:2025:22 1.0
 level:home:cell:2025:22 level_balance:home:cell:2025:23 -0.99
 level:home:cell:2025:22 level_limit:home:cell:2025:22 1.0
 level:home:cell:2025:23 level_balance:home:cell:2025:0 -0.99
 level:home:cell:2025:23 level_balance:home:cell:2025:23 1.0
 level:home:cell:2025:23 level_limit:home:cell:2025:23 1.0
 grid:home:2025:0 objective 18250.0
 grid:home:2025:0 demand_charge:home:2025:0 1.0
 grid:home:2025:0 power_balance:home:2025:0 1.0
 grid:home:2025:1 objective 18250.0
 grid:home:2025:1 demand_charge:home:2025:1 1.0
 grid:home:2025:1 power_balance:home:2025:1 1.0
 grid:home:2025:2 objective 18250.0
 grid:home:2025:2 demand_charge:home:2025:2 1.0
 grid:home:2025:2 power_balance:home:2025:2 1.0
 grid:home:2025:3 objective 18250.0
 grid:home:2025:3 demand_charge:home:2025:3 1.0
 grid:home:2025:3 power_balance:home:2025:3 1.0
 grid:home:2025:4 objective 18250.0
 grid:home:2025:4 demand_charge:home:2025:4 1.0
 grid:home:2025:4 power_balance:home:2025:4 1.0
 grid:home:2025:5 objective 18250.0
 grid:home:2025:5 demand_charge:home:2025:5 1.0
 grid:home:2025:5 power_balance:home:2025:5 1.0
 grid:home:2025:6 objective 18250.0
 grid:home:2025:6 demand_charge:home:2025:6 1.0
 grid:home:2025:6 power_balance:home:2025:6 1.0
 grid:home:2025:7 objective 18250.0
 grid:home:2025:7 demand_charge:home:2025:7 1.0
 grid:home:2025:7 power_balance:home:2025:7 1.0
 grid:home:2025:8 objective 36500.0
 grid:home:2025:8 demand_charge:home:2025:8 1.0
 grid:home:2025:8 power_balance:home:2025:8 1.0
 grid:home:2025:9 objective 36500.0
 grid:home:2025:9 demand_charge:home:2025:9 1.0
 grid:home:2025:9 power_balance:home:2025:9 1.0
 grid:home:2025:10 objective 36500.0
 grid:home:2025:10 demand_charge:home:2025:10 1.0
 grid:home:2025:10 power_balance:home:2025:10 1.0
 grid:home:2025:11 objective 36500.0
 grid:home:2025:11 demand_charge:home:2025:11 1.0
 grid:home:2025:11 power_balance:home:2025:11 1.0
 grid:home:2025:12 objective 36500.0
 grid:home:2025:12 demand_charge:home:2025:12 1.0
 grid:home:2025:12 power_balance:home:2025:12 1.0
 grid:home:2025:13 objective 36500.0
 grid:home:2025:13 demand_charge:home:2025:13 1.0
 grid:home:2025:13 power_balance:home:2025:13 1.0
 grid:home:2025:14 objective 36500.0
 grid:home:2025:14 demand_charge:home:2025:14 1.0
 grid:home:2025:14 power_balance:home:2025:14 1.0
 grid:home:2025:15 objective 36500.0
 grid:home:2025:15 demand_charge:home:2025:15 1.0
 grid:home:2025:15 power_balance:home:2025:15 1.0
 grid:home:2025:16 objective 36500.0
 grid:home:2025:16 demand_charge:home:2025:16 1.0
 grid:home:2025:16 power_balance:home:2025:16 1.0
 grid:home:2025:17 objective 36500.0
 grid:home:2025:17 demand_charge:home:2025:17 1.0
 grid:home:2025:17 power_balance:home:2025:17 1.0
 grid:home:2025:18 objective 36500.0
 grid:home:2025:18 demand_charge:home:2025:18 1.0
 grid:home:2025:18 power_balance:home:2025:18 1.0
 grid:home:2025:19 objective 36500.0
 grid:home:2025:19 demand_charge:home:2025:19 1.0
 grid:home:2025:19 power_balance:home:2025:19 1.0
 grid:home:2025:20 objective 18250.0
 grid:home:2025:20 demand_charge:home:2025:20 1.0
 grid:home:2025:20 power_balance:home:2025:20 1.0
 grid:home:2025:21 objective 18250.0
 grid:home:2025:21 demand_charge:home:2025:21 1.0
 grid:home:2025:21 power_balance:home:2025:21 1.0
 grid:home:2025:22 objective 18250.0
 grid:home:2025:22 demand_charge:home:2025:22 1.0
 grid:home:2025:22 power_balance:home:2025:22 1.0
 grid:home:2025:23 objective 18250.0
 grid:home:2025:23 demand_charge:home:2025:23 1.0
 grid:home:2025:23 power_balance:home:2025:23 1.0
 maximum_demand:home:2025 objective 120000.0
 maximum_demand:home:2025 demand_charge:home:2025:0 -1.0
 maximum_demand:home:2025 demand_charge:home:2025:1 -1.0
 maximum_demand:home:2025 demand_charge:home:2025:2 -1.0
 maximum_demand:home:2025 demand_charge:home:2025:3 -1.0
 maximum_demand:home:2025 demand_charge:home:2025:4 -1.0
 maximum_demand:home:2025 demand_charge:home:2025:5 -1.0
 maximum_demand:home:2025 demand_charge:home:2025:6 -1.0
 maximum_demand:home:2025 demand_charge:home:2025:7 -1.0
 maximum_demand:home:2025 demand_charge:home:2025:8 -1.0
 maximum_demand:home:2025 demand_charge:home:2025:9 -1.0
 maximum_demand:home:2025 demand_charge:home:2025:10 -1.0
 maximum_demand:home:2025 demand_charge:home:2025:11 -1.0
 maximum_demand:home:2025 demand_charge:home:2025:12 -1.0
 maximum_demand:home:2025 demand_charge:home:2025:13 -1.0
 maximum_demand:home:2025 demand_charge:home:2025:14 -1.0
 maximum_demand:home:2025 demand_charge:home:2025:15 -1.0
 maximum_demand:home:2025 demand_charge:home:2025:16 -1.0
 maximum_demand:home:2025 demand_charge:home:2025:17 -1.0
 maximum_demand:home:2025 demand_charge:home:2025:18 -1.0
 maximum_demand:home:2025 demand_charge:home:2025:19 -1.0
 maximum_demand:home:2025 demand_charge:home:2025:20 -1.0
 maximum_demand:home:2025 demand_charge:home:2025:21 -1.0
 maximum_demand:home:2025 demand_charge:home:2025:22 -1.0
 maximum_demand:home:2025 demand_charge:home:2025:23 -1.0
 unserved_energy:home:2025:0 objective 7300000.0
 unserved_energy:home:2025:0 power_balance:home:2025:0 1.0
 unserved_energy:home:2025:1 objective 7300000.0
 unserved_energy:home:2025:1 power_balance:home:2025:1 1.0
 unserved_energy:home:2025:2 objective 7300000.0
 unserved_energy:home:2025:2 power_balance:home:2025:2 1.0
 unserved_energy:home:2025:3 objective 7300000.0
 unserved_energy:home:2025:3 power_balance:home:2025:3 1.0
 unserved_energy:home:2025:4 objective 7300000.0
 unserved_energy:home:2025:4 power_balance:home:2025:4 1.0
 unserved_energy:home:2025:5 objective 7300000.0
 unserved_energy:home:2025:5 power_balance:home:2025:5 1.0
 unserved_energy:home:2025:6 objective 7300000.0
 unserved_energy:home:2025:6 power_balance:home:2025:6 1.0
 unserved_energy:home:2025:7 objective 7300000.0
 unserved_energy:home:2025:7 power_balance:home:2025:7 1.0
 unserved_energy:home:2025:8 objective 7300000.0
 unserved_energy:home:2025:8 power_balance:home:2025:8 1.0
 unserved_energy:home:2025:9 objective 7300000.0
 unserved_energy:home:2025:9 power_balance:home:2025:9 1.0
 unserved_energy:home:2025:10 objective 7300000.0
 unserved_energy:home:2025:10 power_balance:home:2025:10 1.0
 unserved_energy:home:2025:11 objective 7300000.0
 unserved_energy:home:2025:11 power_balance:home:2025:11 1.0
 unserved_energy:home:2025:12 objective 7300000.0
 unserved_energy:home:2025:12 power_balance:home:2025:12 1.0
 unserved_energy:home:2025:13 objective 7300000.0
 unserved_energy:home:2025:13 power_balance:home:2025:13 1.0
 unserved_energy:home:2025:14 objective 7300000.0
 unserved_energy:home:2025:14 power_balance:home:2025:14 1.0
 unserved_energy:home:2025:15 objective 7300000.0
 unserved_energy:home:2025:15 power_balance:home:2025:15 1.0
 unserved_energy:home:2025:16 objective 7300000.0
 unserved_energy:home:2025:16 power_balance:home:2025:16 1.0
 unserved_energy:home:2025:17 objective 7300000.0
 unserved_energy:home:2025:17 power_balance:home:2025:17 1.0
 unserved_energy:home:2025:18 objective 7300000.0
 unserved_energy:home:2025:18 power_balance:home:2025:18 1.0
 unserved_energy:home:2025:19 objective 7300000.0
 unserved_energy:home:2025:19 power_balance:home:2025:19 1.0
 unserved_energy:home:2025:20 objective 7300000.0
 unserved_energy:home:2025:20 power_balance:home:2025:20 1.0
 unserved_energy:home:2025:21 objective 7300000.0
 unserved_energy:home:2025:21 power_balance:home:2025:21 1.0
 unserved_energy:home:2025:22 objective 7300000.0
 unserved_energy:home:2025:22 power_balance:home:2025:22 1.0
 unserved_energy:home:2025:23 objective 7300000.0
 unserved_energy:home:2025:23 power_balance:home:2025:23 1.0
RHS
 rhs demand:home:jobs:2025:0 4.0
 rhs demand:home:jobs:2025:1 4.0
 rhs demand:home:jobs:2025:2 4.0
 rhs demand:home:jobs:2025:3 4.0
 rhs demand:home:jobs:2025:4 4.0
 rhs demand:home:jobs:2025:5 4.0
 rhs demand:home:jobs:2025:6 4.0
 rhs demand:home:jobs:2025:7 4.0
 rhs demand:home:jobs:2025:8 4.0
 rhs demand:home:jobs:2025:9 4.0
 rhs demand:home:jobs:2025:10 4.0
 rhs demand:home:jobs:2025:11 4.0
 rhs demand:home:jobs:2025:12 4.0
 rhs demand:home:jobs:2025:13 4.0
 rhs demand:home:jobs:2025:14 4.0
 rhs demand:home:jobs:2025:15 4.0
 rhs demand:home:jobs:2025:16 4.0
 rhs demand:home:jobs:2025:17 4.0
 rhs demand:home:jobs:2025:18 4.0
 rhs demand:home:jobs:2025:19 4.0
 rhs demand:home:jobs:2025:20 4.0
 rhs demand:home:jobs:2025:21 4.0
 rhs demand:home:jobs:2025:22 4.0
 rhs demand:home:jobs:2025:23 4.0
 rhs urgent_work:home:jobs:2025:0 2.0
 rhs urgent_work:home:jobs:2025:1 2.0
 rhs urgent_work:home:jobs:2025:2 2.0
 rhs urgent_work:home:jobs:2025:3 2.0
 rhs urgent_work:home:jobs:2025:4 2.0
 rhs urgent_work:home:jobs:2025:5 2.0
 rhs urgent_work:home:jobs:2025:6 2.0
 rhs urgent_work:home:jobs:2025:7 2.0
 rhs urgent_work:home:jobs:2025:8 2.0
 rhs urgent_work:home:jobs:2025:9 2.0
 rhs urgent_work:home:jobs:2025:10 2.0
 rhs urgent_work:home:jobs:2025:11 2.0
 rhs urgent_work:home:jobs:2025:12 2.0
 rhs urgent_work:home:jobs:2025:13 2.0
 rhs urgent_work:home:jobs:2025:14 2.0
 rhs urgent_work:home:jobs:2025:15 2.0
 rhs urgent_work:home:jobs:2025:16 2.0
 rhs urgent_work:home:jobs:2025:17 2.0
 rhs urgent_work:home:jobs:2025:18 2.0
 rhs urgent_work:home:jobs:2025:19 2.0
 rhs urgent_work:home:jobs:2025:20 2.0
 rhs urgent_work:home:jobs:2025:21 2.0
 rhs urgent_work:home:jobs:2025:22 2.0
 rhs urgent_work:home:jobs:2025:23 2.0
 rhs hosting:home:2025:0 100.0
 rhs hosting:home:2025:1 100.0
 rhs hosting:home:2025:2 100.0
 rhs hosting:home:2025:3 100.0
 rhs hosting:home:2025:4 100.0
 rhs hosting:home:2025:5 100.0
 rhs hosting:home:2025:6 100.0
 rhs hosting:home:2025:7 100.0
 rhs hosting:home:2025:8 100.0
 rhs hosting:home:2025:9 100.0
 rhs hosting:home:2025:10 100.0
 rhs hosting:home:2025:11 100.0
 rhs hosting:home:2025:12 100.0
 rhs hosting:home:2025:13 100.0
 rhs hosting:home:2025:14 100.0
 rhs hosting:home:2025:15 100.0
 rhs hosting:home:2025:16 100.0
 rhs hosting:home:2025:17 100.0
 rhs hosting:home:2025:18 100.0
 rhs hosting:home:2025:19 100.0
 rhs hosting:home:2025:20 100.0
 rhs hosting:home:2025:21 100.0
 rhs hosting:home:2025:22 100.0
 rhs hosting:home:2025:23 100.0
 rhs gpu_quota:rule:2025 1600.0
BOUNDS
 FX bound halls:home:air:2025 20.0
 FX bound cooling:home:fan:2025 30.0
 UP bound plant:home:engine:2025 3.0
 FX bound plant:home:cell:2025 1.0
 FX bound energy:home:cell:2025 4.0
 UP bound backlog:home:jobs:2025:0 6.0
 UP bound backlog:home:jobs:2025:1 6.0
 UP bound backlog:home:jobs:2025:2 6.0
 UP bound backlog:home:jobs:2025:3 6.0
 UP bound backlog:home:jobs:2025:4 6.0
 UP bound backlog:home:jobs:2025:5 6.0
 UP bound backlog:home:jobs:2025:6 6.0
 UP bound backlog:home:jobs:2025:7 6.0
 UP bound backlog:home:jobs:2025:8 6.0
 UP bound backlog:home:jobs:2025:9 6.0
 UP bound backlog:home:jobs:2025:10 6.0
 UP bound backlog:home:jobs:2025:11 6.0
 UP bound backlog:home:jobs:2025:12 6.0
 UP bound backlog:home:jobs:2025:13 6.0
 UP bound backlog:home:jobs:2025:14 6.0
 UP bound backlog:home:jobs:2025:15 6.0
 UP bound backlog:home:jobs:2025:16 6.0
 UP bound backlog:home:jobs:2025:17 6.0
 UP bound backlog:home:jobs:2025:18 6.0
 UP bound backlog:home:jobs:2025:19 6.0
 UP bound backlog:home:jobs:2025:20 6.0
 UP bound backlog:home:jobs:2025:21 6.0
 UP bound backlog:home:jobs:2025:22 6.0
 UP bound backlog:home:jobs:2025:23 6.0
ENDATA
