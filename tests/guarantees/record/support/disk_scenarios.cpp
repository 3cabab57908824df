// SPDX-License-Identifier: Apache-2.0
#include "tests/guarantees/record/support/disk_trial.h"

namespace releasedesk::tests {
namespace {

const QStringList smallCheckpoints{QStringLiteral("PRAGMA wal_autocheckpoint=4")};
const QStringList smallCache{QStringLiteral("PRAGMA cache_size=10")};

} // namespace

const std::vector<DiskScenario> &diskScenarios()
{
    static const std::vector<DiskScenario> scenarios{
        {"a new record", true, [](DiskTrial &trial) { trial.open(); }},
        {"a new record and its first event", true,
         [](DiskTrial &trial) {
             trial.open();
             trial.append(0, 1, 100);
         }},
        {"an old record is opened", false, [](DiskTrial &trial) { trial.open(); }},
        {"single appends", false,
         [](DiskTrial &trial) {
             trial.open();
             for (int i = 0; i < 3; ++i)
                 trial.append(i, 2, 100);
         }},
        {"appends that share a commit", false,
         [](DiskTrial &trial) {
             trial.open();
             trial.appendTogether(12, 200);
         }},
        {"a large append", false,
         [](DiskTrial &trial) {
             trial.open();
             trial.append(0, 1, 120'000);
         }},
        {"an append that does not fit into the cache", false,
         [](DiskTrial &trial) {
             trial.open(smallCache);
             trial.append(0, 4, 30'000);
         }},
        {"appends with checkpoints", false,
         [](DiskTrial &trial) {
             trial.open(smallCheckpoints);
             for (int i = 0; i < 5; ++i)
                 trial.append(i % 2, 1, 2000);
         }},
        {"closing", false,
         [](DiskTrial &trial) {
             trial.open();
             trial.append(0, 1, 3000);
             trial.close();
         }},
        {"output of tasks", false,
         [](DiskTrial &trial) {
             trial.openLog();
             trial.log(20);
         }},
        {"output of tasks beside appends", false,
         [](DiskTrial &trial) {
             trial.open(smallCheckpoints);
             trial.openLog();
             for (int i = 0; i < 3; ++i) {
                 trial.log(5);
                 trial.append(0, 1, 500);
             }
         }},
        {"reading", false,
         [](DiskTrial &trial) {
             trial.open(smallCache);
             trial.append(0, 1, 20'000);
             trial.read();
         }},
        {"a second program reads", false,
         [](DiskTrial &trial) {
             trial.open();
             trial.append(0, 1, 100);
             trial.lookOn();
         }},
        {"an effect", false,
         [](DiskTrial &trial) {
             trial.open();
             trial.effect();
         }},
    };
    return scenarios;
}

} // namespace releasedesk::tests
